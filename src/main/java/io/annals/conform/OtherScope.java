package io.annals.conform;

import io.annals.document.CodePoints;
import io.annals.figure.ReportedFigure;
import io.annals.reference.CharSet;
import io.annals.reference.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells figures that are not about the report's own division: about one above it, as the {@code 全市城市低保对象4.5万人} of a
 * district's report; or about a part of it, as the {@code 市本级一般公共预算收入12亿元} and the {@code 云川区新增床位20张} of a city's.
 *
 * <p>Only a clause that begins with the scope says so; {@code 在全市率先} and {@code 全市首家} speak of the report's own
 * division.
 */
final class OtherScope {

    /**
     * What a figure is about instead of the report's division.
     *
     * @param words the words that say so
     * @param isOfPart whether it is a part of the division; else it is one above it
     */
    record Scope(String words, boolean isOfPart) {

        /** The report's own division. */
        static final Scope OWN = new Scope("", false);
    }

    private static final CharSet BOUNDARIES = CharSet.of("。；;！!？?\n：:（(|，,");
    private static final CharSet TIME = CharSet.of(" \t\n\u000B\f\r0123456789截至止到年月底末目前日今去其中");
    private static final int LONGEST_TIME = 14;
    private static final Pattern OF_OWN = Pattern.compile("首|率先|第|唯一|最|排名|位居|位列|领先|前列|先进|试点|示范|表彰|评");
    private static final String LEVELS = "省市州盟区县旗";
    private static final String OWN_LEVEL = "本级";
    private static final int LONGEST_CLAUSE = 120;

    private final String text;
    private final CodePoints places;
    private final Region region;
    private final Divisions divisions;
    /** The words for divisions above the report's. */
    private final List<String> wider = new ArrayList<>();

    /**
     * @param text the report's text
     * @param region the report's division; null where unknown, for which nothing is wider and nothing a part
     * @param divisions the divisions
     */
    OtherScope(String text, Region region, Divisions divisions) {
        this.text = text;
        this.places = new CodePoints(text);
        this.region = region;
        this.divisions = divisions;
        String level = region == null ? "nation" : region.level();
        if (!level.equals("nation")) {
            wider.addAll(List.of("全国", "我国"));
        }
        if (level.equals("prefecture") || level.equals("county")) {
            wider.addAll(List.of("全省", "我省"));
        }
        if (level.equals("county") && !region.name().endsWith("市")) {
            wider.addAll(List.of("全市", "我市", "全州", "我州", "全盟", "我盟"));
        }
    }

    /** What the figure's clause says that it is about; the report's own division where it says nothing. */
    Scope of(ReportedFigure figure) {
        if (figure.tableNo() > 0) {
            return Scope.OWN;
        }
        int end = places.index(figure.charStart());
        String clause = text.substring(clauseStart(end), end);
        for (String above : wider) {
            if (clause.startsWith(above) && !OF_OWN.matcher(clause.substring(above.length())).find()) {
                return new Scope(above, false);
            }
        }
        int level = !clause.isEmpty() && LEVELS.indexOf(clause.charAt(0)) >= 0 ? 1 : 0;
        return clause.startsWith(OWN_LEVEL, level) ? new Scope(clause.substring(0, level + OWN_LEVEL.length()), true)
                : below(clause);
    }

    /** Where the clause of a figure begins, behind the time that it may state first; no further back than it may be long. */
    private int clauseStart(int figure) {
        int first = Math.max(0, figure - LONGEST_CLAUSE);
        int start = figure;
        while (start > first && !isBoundary(start - 1, figure)) {
            start--;
        }
        int behindTime = start;
        while (behindTime < figure && behindTime - start < LONGEST_TIME && TIME.has(text.charAt(behindTime))) {
            behindTime++;
        }
        return behindTime;
    }

    /** Whether a clause ends at a place; a comma before a digit parts a number. */
    private boolean isBoundary(int at, int end) {
        char c = text.charAt(at);
        if (!BOUNDARIES.has(c)) {
            return false;
        }
        boolean comma = c == '，' || c == ',';
        return !comma || at + 1 == end || text.charAt(at + 1) < '0' || text.charAt(at + 1) > '9';
    }

    /** The division below the report's that the clause begins with, or the last of a list: {@code 云川区20张、云山区30张}. */
    private Scope below(String clause) {
        if (region == null || region.level().equals("county") || clause.isEmpty()) {
            return Scope.OWN;
        }
        Scope scope = Scope.OWN;
        for (int from = 0; from >= 0; from = clause.indexOf('、', from) < 0 ? -1 : clause.indexOf('、', from) + 1) {
            Divisions.Mention named = divisions.startingAt(clause.substring(from));
            boolean isBelow = named != null && named.candidates().stream().allMatch(other ->
                    !other.code().equals(region.code()) && divisions.isWithin(other, region));
            if (isBelow) {
                scope = new Scope(clause.substring(from + named.nameStart(), from + named.end()), true);
            } else if (from == 0) {
                return scope;
            }
        }
        return scope;
    }
}
