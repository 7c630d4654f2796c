package io.annals.figure.indicator;

import io.annals.reference.Lexicon;
import io.annals.reference.Lexicon.Role;
import java.util.List;
import java.util.Set;

/**
 * Takes phrases around a number apart by the words of the lexicon: what says when, where and how, verbs, links and
 * movements, and the noun phrase that is left. Immutable.
 */
final class PhraseGrammar {

    private static final String EDGE = " 　\t\n，,、；;：:。.“”\"'（）()【】[]《》—-+";
    private static final Set<String> BEYOND = Set.of("高于", "高出", "多于", "领先", "快于", "低于", "慢于", "少于");

    private final Lexicon lexicon;

    PhraseGrammar(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    static String strip(String phrase) {
        int start = 0;
        int end = phrase.length();
        while (start < end && EDGE.indexOf(phrase.charAt(start)) >= 0 && !opens(phrase, start)) {
            start++;
        }
        while (end > start && EDGE.indexOf(phrase.charAt(end - 1)) >= 0 && !closes(phrase, start, end - 1)) {
            end--;
        }
        return phrase.substring(start, end);
    }

    private static boolean opens(String phrase, int at) {
        int pair = "“《（(【".indexOf(phrase.charAt(at));
        return pair >= 0 && phrase.indexOf("”》）)】".charAt(pair), at) >= 0;
    }

    private static boolean closes(String phrase, int start, int at) {
        int pair = "”》）)】".indexOf(phrase.charAt(at));
        return pair >= 0 && phrase.indexOf("“《（(【".charAt(pair), start) >= 0 && phrase.indexOf("“《（(【".charAt(pair)) < at;
    }

    String trimLink(String phrase) {
        String trimmed = phrase;
        while (!trimmed.isEmpty()) {
            int length = lexicon.endingAt(Role.LINK, trimmed, 0, trimmed.length());
            if (length == 0) {
                break;
            }
            trimmed = strip(trimmed.substring(0, trimmed.length() - length));
        }
        return trimmed;
    }

    /** Drops from the front what says when, where and how, but not what. */
    String trimLead(String phrase) {
        String trimmed = phrase;
        while (!trimmed.isEmpty() && lexicon.startingAt(Role.DISTINCT_VERB, trimmed, 0, trimmed.length()) == 0
                && !beginsWord(trimmed)) {
            int length = topic(trimmed);
            for (Role role : List.of(Role.TIME, Role.SCOPE, Role.ADVERB)) {
                length = Math.max(length, lexicon.startingAt(role, trimmed, 0, trimmed.length()));
            }
            int link = lexicon.startingAt(Role.LINK, trimmed, 0, trimmed.length());
            if (length == 0 && link > 0 && link < trimmed.length() && "共有是的了".indexOf(trimmed.charAt(0)) >= 0) {
                length = link;
            }
            char first = trimmed.charAt(0);
            if (length == 0 && "对将把向为由从在于和及与并且其等使给以".indexOf(first) >= 0 && trimmed.length() > 1
                    && lexicon.startingAt(Role.LIGHT_VERB, trimmed, 0, trimmed.length()) == 0
                    && "象口接册校职建业事愿发民会用".indexOf(trimmed.charAt(1)) < 0) {
                length = 1;
            }
            if (length == 0) {
                break;
            }
            trimmed = strip(trimmed.substring(length));
        }
        return trimmed;
    }

    /** Whether a word begins whose first character alone would say when: {@code 现行}, {@code 现场}. */
    private static boolean beginsWord(String phrase) {
        return phrase.length() > 1 && phrase.charAt(0) == '现' && "行场金代役状货浇".indexOf(phrase.charAt(1)) >= 0;
    }

    /** Length of a leading {@code 民政方面的}, which tells the field and not the thing; 0 for none. */
    private static int topic(String phrase) {
        int at = phrase.indexOf("方面");
        if (at < 2 || at > 6 || at + 4 > phrase.length()) {
            return 0;
        }
        return phrase.charAt(at + 2) == '的' ? at + 3 : at + 2;
    }

    /** What follows the last place where a name begins anew. */
    String afterCut(String phrase) {
        int start = 0;
        int from = lexicon.startingAt(Role.DISTINCT_VERB, phrase, 0, phrase.length());
        for (int k = Math.max(1, from); k < phrase.length() - 1; k++) {
            int distinct = lexicon.startingAt(Role.DISTINCT_VERB, phrase, k, phrase.length());
            if (distinct > 1) {
                k += distinct - 1;
                continue;
            }
            for (Role role : List.of(Role.CUT, Role.SCOPE)) {
                int length = lexicon.startingAt(role, phrase, k, phrase.length());
                if (length > 1 && k + length <= phrase.length() - 2 && "率数量".indexOf(phrase.charAt(k + length)) < 0) {
                    start = Math.max(start, k + length);
                }
            }
            boolean joined = phrase.charAt(k) == '并' || phrase.charAt(k) == '且';
            if (joined && startsVerb(phrase, k + 1)) {
                start = Math.max(start, k + 1);
            }
        }
        int asked = phrase.indexOf("要求");
        if (asked > 1 && asked + 4 <= phrase.length() && (phrase.startsWith("按") || phrase.startsWith("根据"))) {
            start = Math.max(start, asked + 2);
        }
        if (phrase.startsWith("由") || phrase.startsWith("经") || phrase.startsWith("通过")) {
            // 由民政部门下达通知书: who did it is no part of the name
            for (int k = 3; k < phrase.length() - 2; k++) {
                if (startsVerb(phrase, k)) {
                    start = Math.max(start, k);
                    break;
                }
            }
        }
        return strip(phrase.substring(start));
    }

    boolean startsVerb(String phrase, int at) {
        return at < phrase.length() && (lexicon.startingAt(Role.LIGHT_VERB, phrase, at, phrase.length()) > 1
                || lexicon.startingAt(Role.EMPTY_VERB, phrase, at, phrase.length()) > 1
                || lexicon.startingAt(Role.DISTINCT_VERB, phrase, at, phrase.length()) > 1);
    }

    String trimSuffix(String phrase) {
        String trimmed = phrase;
        int length;
        while ((length = lexicon.endingAt(Role.NOUN_SUFFIX, trimmed, 0, trimmed.length())) > 0
                && trimmed.length() - length >= 2) {
            trimmed = strip(trimmed.substring(0, trimmed.length() - length));
        }
        return trimmed;
    }

    /** The phrase without verbs in front that leave the thing measured as it is. */
    String trimVerb(String phrase) {
        String trimmed = phrase;
        while (!trimmed.isEmpty() && lexicon.startingAt(Role.DISTINCT_VERB, trimmed, 0, trimmed.length()) == 0) {
            int length = lexicon.startingAt(Role.LIGHT_VERB, trimmed, 0, trimmed.length());
            if (length == 0 || length >= trimmed.length()) {
                break;
            }
            String rest = trimLead(strip(trimmed.substring(length)));
            if (rest.length() < 2) {
                break;
            }
            trimmed = rest;
        }
        return trimmed;
    }

    String trimEmptyVerb(String phrase) {
        String trimmed = phrase;
        int length;
        while ((length = lexicon.startingAt(Role.EMPTY_VERB, trimmed, 0, trimmed.length())) > 0) {
            trimmed = trimLead(strip(trimmed.substring(length)));
        }
        return trimmed;
    }

    /** Whether nothing is left of a phrase but verbs and what goes with them. */
    boolean isVerbOnly(String phrase) {
        String rest = phrase;
        while (!rest.isEmpty()) {
            int length = 0;
            for (Role role : List.of(Role.LIGHT_VERB, Role.EMPTY_VERB, Role.DISTINCT_VERB, Role.ADVERB, Role.SCOPE,
                    Role.TIME, Role.LINK)) {
                length = Math.max(length, lexicon.startingAt(role, rest, 0, rest.length()));
            }
            if (length == 0 && rest.length() > 1 && "对将把为向由从在其了的".indexOf(rest.charAt(0)) >= 0) {
                length = 1;
            }
            if (length == 0) {
                return false;
            }
            rest = strip(rest.substring(length));
        }
        return true;
    }

    /** Whether a phrase holds only a movement and what it is compared with: {@code 较上年度提升}. */
    boolean isMovementOnly(String phrase) {
        String rest = phrase;
        boolean movement = false;
        while (!rest.isEmpty()) {
            int change = Math.max(lexicon.startingAt(Role.CHANGE_UP, rest, 0, rest.length()),
                    lexicon.startingAt(Role.CHANGE_DOWN, rest, 0, rest.length()));
            int length = change;
            if (lexicon.startingAt(Role.DISTINCT_VERB, rest, 0, rest.length()) > change) {
                return false;
            }
            movement |= change > 0;
            for (Role role : List.of(Role.COMPARE, Role.TIME, Role.ADVERB, Role.LINK, Role.SCOPE)) {
                length = Math.max(length, lexicon.startingAt(role, rest, 0, rest.length()));
            }
            if (length == 0) {
                return movement || rest.equals("多") || rest.equals("少");
            }
            movement |= BEYOND.contains(rest.substring(0, length));
            rest = strip(rest.substring(length));
        }
        return movement;
    }

    /** The phrase without the movement at its end: {@code 城市低保标准同比提高}. */
    String trimMovement(String phrase) {
        String trimmed = phrase;
        while (!trimmed.isEmpty()) {
            if (trimmed.endsWith("自然增长率")) {
                break;
            }
            int length = Math.max(lexicon.endingAt(Role.CHANGE_UP, trimmed, 0, trimmed.length()),
                    lexicon.endingAt(Role.CHANGE_DOWN, trimmed, 0, trimmed.length()));
            for (Role role : List.of(Role.COMPARE, Role.TIME, Role.LINK, Role.ADVERB)) {
                length = Math.max(length, lexicon.endingAt(role, trimmed, 0, trimmed.length()));
            }
            if (length == 0) {
                break;
            }
            trimmed = strip(trimmed.substring(0, trimmed.length() - length));
        }
        return trimmed;
    }

    /** The verb at the start of a name that makes it another thing: 取消, 新增; empty for none. */
    String distinctVerb(String name) {
        return name.substring(0, lexicon.startingAt(Role.DISTINCT_VERB, name, 0, name.length()));
    }
}
