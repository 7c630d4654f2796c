package io.annals.figure.indicator;

import io.annals.reference.CharSet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a figure measures.
 *
 * @param stated the name, understandable without the sentence; empty where the text does not tell
 * @param candidates names to look up, the best first, {@code stated} among them
 * @param rule code of the rule that found it
 */
public record IndicatorName(String stated, List<String> candidates, String rule) {

    private static final CharSet DIVISION_ENDS = CharSet.of("区县市旗州");
    /** The report's own division in front of a name: {@code 青山县注册志愿者}, {@code 区政协提案}. */
    private static final Pattern OWN_DIVISION = Pattern.compile(
            "^(?:[\\u4e00-\\u9fff]{2,5}(?<!社|小|校|园|景|辖|灾|山|库|片|城|地)[区县市旗州]|[区县市省州旗](?=政协|人大|本级|级|委|政府|属))");

    /** No name. */
    public static final IndicatorName NONE = new IndicatorName("", List.of(), "NO_NAME");

    private static boolean mayBeginWithDivision(String name) {
        for (int k = Math.min(6, name.length()) - 1; k >= 2; k--) {
            if (DIVISION_ENDS.has(name.charAt(k))) {
                return true;
            }
        }
        return !name.isEmpty() && (DIVISION_ENDS.has(name.charAt(0)) || name.charAt(0) == '省');
    }

    /** A name with others to look up; blanks and repetitions are left out. */
    public static IndicatorName of(String rule, String stated, String... others) {
        List<String> names = new ArrayList<>();
        names.add(stated);
        for (String other : others) {
            if (other != null && !other.isBlank() && !names.contains(other)) {
                names.add(other);
            }
        }
        int told = names.size();
        for (int k = 0; k < told; k++) {
            String bare = mayBeginWithDivision(names.get(k)) ? OWN_DIVISION.matcher(names.get(k)).replaceFirst("") : "";
            if (bare.length() >= 2 && !names.contains(bare)) {
                names.add(bare);
            }
        }
        return new IndicatorName(stated, names, rule);
    }
}
