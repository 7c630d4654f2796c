package io.annals.batch;

import java.util.regex.Pattern;

/** Keeps what looks like a secret out of what is printed. */
final class Secrets {

    private static final String WORDS = "(?:passw(?:or)?d|passphrase|secret|token|credential|api[_-]?key|access[_-]?key"
            + "|private[_-]?key|authorization)";
    private static final Pattern KEY = Pattern.compile("(?i).*(?:passw(?:or)?d|passphrase|secret|token|credential|key|authorization).*");
    /** {@code https://user:word@host}: all before the host. */
    private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^/\\s@'\"]+(?=@)");
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
        return ASSIGNMENT.matcher(CREDENTIALS.matcher(value).replaceAll(MASK)).replaceAll("$1" + MASK);
    }
}
