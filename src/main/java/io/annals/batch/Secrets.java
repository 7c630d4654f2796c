package io.annals.batch;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what looks like a secret out of what is printed. */
final class Secrets {

    private static final String WORDS = "(?:passw(?:or)?d|passphrase|secret|token|credential|api[_-]?key|access[_-]?key"
            + "|private[_-]?key|authorization)";
    private static final Pattern KEY = Pattern.compile("(?i).*(?:passw(?:or)?d|passphrase|secret|token|credential|key|authorization).*");
    /** A web address: its scheme, who logs in, its host and port, and all after them. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]+://)([^/?#\\s'\"]*@)?"
            + "((?:\\[[0-9a-f:.]+]|[\\p{L}\\p{N}._${}-]*)(?::\\d+)?/?)([^\\s'\"]*)");
    /** The same without a scheme, as a shell's user writes it: a host with a dot, and a path. */
    private static final Pattern BARE_ADDRESS = Pattern.compile("(?<![\\w./:@-])((?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,}(?::\\d+)?/)"
            + "[^\\s'\"]+");
    /** Between an option and its argument, on one line or on two that are one for the shell. */
    private static final String GAP = "(?:[ \\t]|\\\\\\R)+";
    /** An argument as a shell reads it: bare, quoted, or both in turn. */
    private static final String ARGUMENT = "(?:'[^']*'|\"(?:\\\\.|[^\"\\\\])*\"|\\\\.|[^\\s'\"\\\\|;&<>()])+";
    /** {@code -u name:word}, {@code --user=name:word}, {@code -sSuname:word}: who logs in. */
    private static final Pattern USER = Pattern.compile("(?<!\\S)(--(?:proxy-)?user(?:=|" + GAP + ")|-[a-zA-Z]*[uU](?:" + GAP
            + "|(?=[^\\s:]*:)))" + ARGUMENT);
    private static final String HEADER = "(?<!\\S)((?:--(?:proxy-)?header(?:=|" + GAP + ")|-[a-zA-Z]*H(?:" + GAP + ")?)";
    /** {@code -H 'Authorization: word'}, {@code --header="Cookie: word"}: of a header its name is shown. */
    private static final Pattern QUOTED_HEADER = Pattern.compile(HEADER + "(['\"])[\\w-]+:\\s?)(?:\\\\.|(?!\\2).)+",
            Pattern.DOTALL);
    private static final Pattern BARE_HEADER = Pattern.compile(HEADER + "[\\w-]+:)[^\\s'\"]+");
    /** {@code --token=word}, {@code API_KEY=word}, {@code password: word}, {@code --password word}. */
    private static final Pattern ASSIGNMENT = Pattern.compile("(?i)([\\w.-]*" + WORDS
            + "[\\w.-]*\\s*(?:=|:)\\s*|--[\\w-]*" + WORDS + "[\\w-]*\\s+)(?:(?:bearer|basic)\\s+)?(\"[^\"]*\"|'[^']*'|[^\\s&'\"]+)");

    private static final String MASK = "***";

    private Secrets() {
    }

    /** The value of a key as it may be shown. */
    static String masked(String key, String value) {
        if (KEY.matcher(key.substring(key.lastIndexOf('.') + 1)).matches()) {
            return value.isEmpty() ? value : MASK;
        }
        String shown = ADDRESS.matcher(value).replaceAll(Secrets::withoutPath);
        if (key.startsWith("hooks.")) {
            shown = BARE_ADDRESS.matcher(shown).replaceAll("$1" + MASK);
        }
        for (Pattern pattern : List.of(USER, QUOTED_HEADER, BARE_HEADER, ASSIGNMENT)) {
            shown = pattern.matcher(shown).replaceAll("$1" + MASK);
        }
        return shown;
    }

    /** Scheme and host: a path or a query may be the secret, as of a chat's incoming hook. */
    private static String withoutPath(MatchResult address) {
        String rest = address.group(4);
        return Matcher.quoteReplacement(address.group(1) + (address.group(2) == null ? "" : MASK + "@") + address.group(3)
                + (rest.isEmpty() ? "" : address.group(3).endsWith("/") ? MASK : "/" + MASK));
    }
}
