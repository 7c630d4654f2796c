package io.annals.batch;

import io.annals.warehouse.AggregateChanges;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A run's {@code summary.html}: one page that can be mailed, without script and without anything that is elsewhere, in
 * the language of the job's annual summaries.
 */
final class SummaryPage {

    /** How many runs the trends are of. */
    static final int RUNS = 30;

    private static final int MOST_FILES = 50;
    private static final String STYLE = """
            body { font-family: sans-serif; color: #222; max-width: 60em; margin: 1.5em auto; padding: 0 1em; }
            h1 { font-size: 1.3em; } h2 { font-size: 1.05em; margin: 1.6em 0 .4em; }
            table { border-collapse: collapse; } th, td { text-align: left; padding: .15em .8em .15em 0; vertical-align: top; }
            td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
            .good { color: #17692f; } .bad { color: #a61b1b; } .small { color: #555; font-size: .9em; }
            .bar { background: #1f5fa8; height: .7em; display: inline-block; } .chart { display: inline-block; margin: 0 1.5em 1em 0; }
            """;

    private final PageWords words;
    private final RunSummary run;
    private final StringBuilder html = new StringBuilder();

    private SummaryPage(PageWords words, RunSummary run) {
        this.words = words;
        this.run = run;
    }

    /**
     * The page of a run.
     *
     * @param earlier the runs into the same warehouse before it, the latest first; it may be among them
     */
    static String of(RunSummary run, PageWords words, List<RunSummary> earlier) {
        SummaryPage page = new SummaryPage(words, run);
        page.write(earlier);
        return page.html.toString();
    }

    private void write(List<RunSummary> earlier) {
        String title = words.of("title", run.runId(), run.job());
        html.append("<!DOCTYPE html>\n<html lang=\"").append(words.of("language"))
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                        + " 'unsafe-inline'\">\n<title>").append(text(title)).append("</title>\n<style>\n").append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>").append(text(title)).append("</h1>\n<p class=\"")
                .append(run.isGood() ? "good" : "bad").append("\"><strong>").append(text(words.status(run.status())))
                .append("</strong>").append(run.resumed() ? " (" + text(words.of("resumed")) + ")" : "").append("</p>\n");
        if (!run.message().isEmpty()) {
            html.append("<p>").append(text(run.message())).append("</p>\n");
        }
        html.append("<p class=\"small\">").append(text(words.of("started"))).append(' ')
                .append(text(run.timing().startedAt().toString())).append(" · ").append(text(words.of("duration")))
                .append(' ').append(text(seconds(run.timing().seconds()))).append("</p>\n");
        counts();
        changes(run.changes());
        quarantine();
        byCode("findings", run.findings().byRule());
        steps();
        trends(earlier);
        html.append("<p class=\"small\">").append(text(words.of("warehouse"))).append(' ')
                .append(text(run.results().warehouse().toString())).append("<br>").append(text(words.of("summaries")))
                .append(' ').append(text(run.results().out().toString())).append("</p>\n</body>\n</html>\n");
    }

    private void counts() {
        heading("counts");
        RunSummary.Files files = run.files();
        RunSummary.Figures figures = run.figures();
        html.append("<table>\n");
        count("files.seen", files.seen());
        count("files.loaded", files.loaded());
        count("files.unchanged", files.unchanged());
        count("files.duplicate", files.duplicate());
        count("files.superseded", files.superseded());
        count("files.removed", files.removed());
        count("files.quarantined", files.quarantined().size());
        count("files.new", files.newlyQuarantined());
        count("files.all", files.quarantinedInAll());
        count("figures.read", figures.read());
        count("figures.all", figures.inAll());
        count("figures.catalogued", figures.catalogued());
        count("figures.remapped", figures.reportsRemapped());
        count("figures.changed", figures.changed());
        count("warnings", run.findings().warnings());
        html.append("</table>\n");
    }

    private void count(String key, long number) {
        row(words.of(key), whole(number), "");
    }

    private void row(String name, String number, String rest) {
        html.append("<tr><td>").append(text(name)).append("</td><td class=\"n\">").append(text(number))
                .append("</td><td>").append(rest).append("</td></tr>\n");
    }

    private void changes(AggregateChanges changes) {
        if (changes.isEmpty()) {
            return;
        }
        heading("changes");
        html.append("<p>").append(text(words.of("changes.counted", whole(changes.changed()), whole(changes.added()),
                whole(changes.gone())))).append("<br>").append(text(words.of("changes.shown", changes.largest().size())))
                .append("</p>\n<table>\n<tr>");
        for (String column : List.of("indicator", "region", "year", "old", "new", "unit")) {
            html.append("<th").append(column.equals("old") || column.equals("new") ? " class=\"n\">" : ">")
                    .append(text(words.of(column))).append("</th>");
        }
        html.append("</tr>\n");
        for (AggregateChanges.Change change : changes.largest()) {
            html.append("<tr><td>").append(text(change.indicatorName())).append("</td><td>")
                    .append(text(change.regionName())).append("</td><td>").append(change.year())
                    .append("</td><td class=\"n\">").append(text(value(change.former()))).append("</td><td class=\"n\">")
                    .append(text(value(change.value()))).append("</td><td>").append(text(change.unit()))
                    .append("</td></tr>\n");
        }
        html.append("</table>\n");
    }

    private void quarantine() {
        Map<String, Long> reasons = new TreeMap<>();
        run.files().quarantined().forEach(file -> reasons.merge(file.reasonCode(), 1L, Long::sum));
        byCode("quarantine", reasons);
        if (reasons.isEmpty()) {
            return;
        }
        html.append("<table class=\"small\">\n");
        run.files().quarantined().stream().limit(MOST_FILES).forEach(file -> html.append("<tr><td>")
                .append(text(file.reasonCode())).append("</td><td>").append(text(file.sourceCode() + ": "
                        + file.reportPath())).append("</td><td>").append(text(file.message())).append("</td></tr>\n"));
        html.append("</table>\n");
        int more = run.files().quarantined().size() - MOST_FILES;
        if (more > 0) {
            html.append("<p class=\"small\">").append(text(words.of("more", whole(more)))).append("</p>\n");
        }
    }

    private void byCode(String heading, Map<String, Long> numbers) {
        if (numbers.isEmpty()) {
            return;
        }
        heading(heading);
        html.append("<table>\n");
        numbers.forEach((code, number) -> row(words.code(code), whole(number), ""));
        html.append("</table>\n");
    }

    private void steps() {
        Map<String, BigDecimal> steps = run.timing().steps();
        if (steps.isEmpty()) {
            return;
        }
        heading("steps");
        BigDecimal longest = Collections.max(steps.values()).max(BigDecimal.valueOf(1, 1));
        html.append("<table>\n");
        steps.forEach((step, time) -> row(step, seconds(time), "<span class=\"bar\" style=\"width: "
                + time.multiply(BigDecimal.valueOf(200)).divide(longest, 0, RoundingMode.HALF_UP) + "px\"></span>"));
        html.append("</table>\n");
    }

    private void trends(List<RunSummary> earlier) {
        List<RunSummary> runs = new ArrayList<>(earlier.stream().filter(other -> !other.runId().equals(run.runId()))
                .filter(RunSummary::isGood).limit(RUNS - 1L).toList());
        Collections.reverse(runs);
        if (run.isGood()) {
            runs.add(run);
        }
        if (runs.size() < 2) {
            return;
        }
        html.append("<h2>").append(text(words.of("trends", runs.size()))).append("</h2>\n");
        trend("figures.all", runs, other -> BigDecimal.valueOf(other.figures().inAll()));
        List<RunSummary> whole = runs.stream().filter(other -> other.files().isOfAll()).toList();
        if (whole.size() > 1) {
            trend("files.seen", whole, other -> BigDecimal.valueOf(other.files().seen()));
        }
        trend("files.all", runs, other -> BigDecimal.valueOf(other.files().quarantinedInAll()));
        trend("warnings", runs, other -> BigDecimal.valueOf(other.findings().warnings()));
        trend("duration", runs, other -> other.timing().seconds());
    }

    private void trend(String key, List<RunSummary> runs, Function<RunSummary, BigDecimal> value) {
        List<BigDecimal> values = runs.stream().map(value).toList();
        String range = words.of("trend.range", number(Collections.min(values)), number(Collections.max(values)),
                number(values.get(values.size() - 1)));
        html.append("<div class=\"chart\">").append(text(words.of(key))).append("<br>")
                .append(TrendChart.svg(words.of(key) + ": " + range, values)).append("<br><span class=\"small\">")
                .append(text(range)).append("</span></div>\n");
    }

    private void heading(String key) {
        html.append("<h2>").append(text(words.of(key))).append("</h2>\n");
    }

    private String seconds(BigDecimal seconds) {
        return words.of("seconds", number(seconds));
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String number(BigDecimal number) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, number.stripTrailingZeros().scale()) + "f", number);
    }

    private static String value(BigDecimal value) {
        return value == null ? "–" : number(value);
    }

    private static String text(String text) {
        return SafeText.html(text);
    }
}
