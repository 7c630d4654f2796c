package io.annals.conform;

import io.annals.figure.ReportedFigure;
import io.annals.reference.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells figures about a division above the report's own: the {@code 全市城市低保对象4.5万人} of a district's report.
 *
 * <p>Only a clause that begins with the wider scope says so; {@code 在全市率先} and {@code 全市首家} speak of the
 * report's own division.
 */
final class WiderScope {

    private static final Pattern BOUNDARY = Pattern.compile("[。；;！!？?\n：:（(|]|[，,](?!\\d)");
    private static final String TIME = "^[\\s\\d截至止到年月底末目前日今去其中]{0,14}";
    private static final Pattern OWN = Pattern.compile("首|率先|第|唯一|最|排名|位居|位列|领先|前列|先进|试点|示范|表彰|评");
    private static final int LONGEST_CLAUSE = 120;

    private final String text;
    private final Pattern wider;

    /**
     * @param text the report's text
     * @param region the report's division; null where unknown, for which nothing is wider
     */
    WiderScope(String text, Region region) {
        this.text = text;
        List<String> words = new ArrayList<>();
        String level = region == null ? "nation" : region.level();
        if (!level.equals("nation")) {
            words.addAll(List.of("全国", "我国"));
        }
        if (level.equals("prefecture") || level.equals("county")) {
            words.addAll(List.of("全省", "我省"));
        }
        if (level.equals("county") && !region.name().endsWith("市")) {
            words.addAll(List.of("全市", "我市", "全州", "我州", "全盟", "我盟"));
        }
        wider = words.isEmpty() ? null : Pattern.compile(TIME + "(" + String.join("|", words) + ")");
    }

    /** The scope word that the figure's clause begins with; empty where it is not wider than the report's division. */
    String of(ReportedFigure figure) {
        if (wider == null || figure.tableNo() > 0) {
            return "";
        }
        int end = text.offsetByCodePoints(0, figure.charStart());
        String before = text.substring(Math.max(0, end - LONGEST_CLAUSE), end);
        Matcher boundary = BOUNDARY.matcher(before);
        int start = 0;
        while (boundary.find()) {
            start = boundary.end();
        }
        String clause = before.substring(start);
        Matcher scope = wider.matcher(clause);
        return scope.find() && !OWN.matcher(clause.substring(scope.end())).find() ? scope.group(1) : "";
    }
}
