package io.annals.reference;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words of {@code lexicon.csv}, by the part that they play around a figure. Immutable.
 *
 * <p>Lookups are for the longest word, so that {@code 提高到} is found before {@code 提高}.
 */
public final class Lexicon {

    /** The part that a word plays around a figure. */
    public enum Role {
        /** Whose or where: {@code 全区}; no part of a name. */
        SCOPE,
        /** When: {@code 全年}; no part of a name. */
        TIME,
        /** How: {@code 累计}; no part of a name. */
        ADVERB,
        /** How, in front of a verb only; in front of a noun it is part of the name: {@code 公开招聘}, {@code 有效警情}. */
        MANNER,
        /** Begins like a word that is no part of a name, but is a noun of its own: {@code 对象}, {@code 现场}. */
        WHOLE_WORD,
        /** Ends the name of a body or of people that did something, which names nothing: {@code 税务部门}. */
        AGENT,
        /** Makes one thing with a verb in front: {@code 建设项目}, {@code 服务中心}. */
        HEAD_NOUN,
        /** A verb that says nothing without what it is done to: {@code 惠及}. */
        OBJECT_VERB,
        /** What was to be met: {@code 年度计划}. */
        REQUIREMENT,
        /** Who sets what is to be met, and when: {@code 省定}, {@code 年初}. */
        ISSUER,
        /** Between name and number: {@code 达到}. */
        LINK,
        /** A verb that leaves the thing measured as it is: {@code 办理}. */
        LIGHT_VERB,
        /** A verb that says no more than that it took place: {@code 开展}. */
        EMPTY_VERB,
        /** Begins what the counted persons or things did: {@code 8名干部取得资格}. */
        SPLIT_VERB,
        /** Spends money on what the next clause names: {@code 投资}. */
        INVESTMENT_VERB,
        /** A name that needs the head of the clause before: {@code 主办件}. */
        GENERIC_NAME,
        /** A noun that is counted to tell how a text is built: {@code 方面}. */
        STRUCTURAL_NOUN,
        /** A noun whose kinds a threshold tells apart: {@code 亿元以上项目}. */
        GROUP_NOUN,
        /** After a length of time it makes a name of it: {@code 三年行动}. */
        PERIOD_AFTER,
        /** Before a length of time it tells when, not how long: {@code 过去五年}. */
        PERIOD_BEFORE,
        /** Before a length of time it measures it: {@code 历时三个月}. */
        DURATION_BEFORE,
        /** A verb that makes it a different thing: {@code 取消}. */
        DISTINCT_VERB,
        /** After it, the name begins anew: {@code 纳入}. */
        CUT,
        /** An ending that adds nothing to a name: {@code 工作任务}. */
        NOUN_SUFFIX,
        /** A movement upwards. */
        CHANGE_UP,
        /** A movement downwards. */
        CHANGE_DOWN,
        /** A heading under which the future is announced. */
        PLAN_HEADING,
        /** Names what something is compared with. */
        COMPARE
    }

    private final Map<Role, Set<String>> words = new EnumMap<>(Role.class);

    /** Number of a character among those that words begin or end with; 0 for others. */
    private final char[] number = new char[Character.MAX_VALUE + 1];
    private int numbers;
    private String[][][] byFirst;
    private String[][][] byLast;

    private Lexicon() {
    }

    /** The shipped words with those of overlays. */
    static Lexicon load(List<Path> overlays) {
        Lexicon lexicon = new Lexicon();
        for (Role role : Role.values()) {
            lexicon.words.put(role, new HashSet<>());
        }
        for (ReferenceTable.Row row : ReferenceTable.read("lexicon.csv", List.of("word", "role"),
                List.of("word", "role"), overlays)) {
            Role role;
            try {
                role = Role.valueOf(row.text("role").toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new ReferenceException(row.where() + ": role must be one of " + List.of(Role.values()).stream()
                        .map(r -> r.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")) + ", not '"
                        + row.text("role") + "'");
            }
            lexicon.words.get(role).add(row.text("word"));
        }
        lexicon.index();
        return lexicon;
    }

    private void index() {
        for (Set<String> of : words.values()) {
            for (String word : of) {
                number(word.charAt(0));
                number(word.charAt(word.length() - 1));
            }
        }
        byFirst = new String[Role.values().length][numbers + 1][];
        byLast = new String[Role.values().length][numbers + 1][];
        words.forEach((role, of) -> of.stream().sorted(Comparator.comparing(String::length).reversed()).forEach(word -> {
            put(byFirst[role.ordinal()], number[word.charAt(0)], word);
            put(byLast[role.ordinal()], number[word.charAt(word.length() - 1)], word);
        }));
    }

    private void number(char c) {
        if (number[c] == 0) {
            number[c] = (char) ++numbers;
        }
    }

    private static void put(String[][] table, int at, String word) {
        String[] before = table[at] == null ? new String[0] : table[at];
        table[at] = Arrays.copyOf(before, before.length + 1);
        table[at][before.length] = word;
    }

    private static boolean matches(CharSequence text, int start, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (text.charAt(start + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a word plays a part. */
    public boolean is(Role role, String word) {
        return words.get(role).contains(word);
    }

    /** Length of the longest word of a part that begins at {@code start} and ends no later than {@code end}; 0 for none. */
    public int startingAt(Role role, CharSequence text, int start, int end) {
        String[] of = start < end ? byFirst[role.ordinal()][number[text.charAt(start)]] : null;
        for (int i = 0; of != null && i < of.length; i++) {
            if (of[i].length() <= end - start && matches(text, start, of[i])) {
                return of[i].length();
            }
        }
        return 0;
    }

    /** Length of the longest word of a part that ends at {@code end} and begins no earlier than {@code start}; 0 for none. */
    public int endingAt(Role role, CharSequence text, int start, int end) {
        String[] of = start < end ? byLast[role.ordinal()][number[text.charAt(end - 1)]] : null;
        for (int i = 0; of != null && i < of.length; i++) {
            if (of[i].length() <= end - start && matches(text, end - of[i].length(), of[i])) {
                return of[i].length();
            }
        }
        return 0;
    }
}
