package io.annals.bench;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a figure of the bench should be: a row of {@code targets.csv}.
 *
 * @param measure key of the measure
 * @param fact which of its figures
 * @param isLeast whether the limit is the least that it should be, else the most
 * @param limit the limit
 * @param fromReports the smallest corpus that it is judged by
 * @param toReports the largest
 */
record Target(String measure, String fact, boolean isLeast, BigDecimal limit, int fromReports, int toReports) {

    /** All of them, in order. */
    static List<Target> shipped() {
        return ReportTemplates.rows("targets.csv").stream().map(row -> new Target(row.get("measure"), row.get("fact"),
                row.get("comparison").equals(">="), new BigDecimal(row.get("limit")), number(row.get("from_reports"), 0),
                number(row.get("to_reports"), Integer.MAX_VALUE))).toList();
    }

    private static int number(String cell, int otherwise) {
        return cell.isEmpty() ? otherwise : Integer.parseInt(cell);
    }

    /** {@code met} or {@code not met}; empty where it can't be judged. */
    String judged(Map<String, BigDecimal> facts, int reportsOfCorpus) {
        BigDecimal found = facts.get(fact);
        if (found == null || reportsOfCorpus < fromReports || reportsOfCorpus > toReports) {
            return "";
        }
        return (isLeast ? found.compareTo(limit) >= 0 : found.compareTo(limit) <= 0) ? "met" : "not met";
    }

    /** The corpora that it is judged by: {@code from 10,000 reports}; empty for all. */
    String judgedBy() {
        if (fromReports == toReports) {
            return "of " + grouped(fromReports) + " reports";
        }
        return fromReports > 0 ? "from " + grouped(fromReports) + " reports"
                : toReports < Integer.MAX_VALUE ? "up to " + grouped(toReports) + " reports" : "";
    }

    /** {@code ≥ 1,000 reports/s}. */
    String told() {
        String unit = switch (fact) {
            case "reports_per_second" -> " reports/s";
            case "figures_per_second" -> " figures/s";
            case "seconds" -> " s";
            case "peak_megabytes" -> " MB";
            default -> "";
        };
        return (isLeast ? "≥ " : "≤ ") + BenchReport.grouped(limit) + unit;
    }

    private static String grouped(int number) {
        return BenchReport.grouped(BigDecimal.valueOf(number));
    }
}
