package io.annals.cli;

import io.annals.batch.JobFile;
import io.annals.conform.ConformedReport;
import io.annals.document.UnusableDocumentException;
import io.annals.evaluation.Evaluation;
import io.annals.evaluation.Gold;
import io.annals.evaluation.GoldException;
import io.annals.evaluation.ReadFigure;
import io.annals.evaluation.ReadReport;
import io.annals.evaluation.Tally;
import io.annals.figure.ReportedFigure;
import io.annals.warehouse.PublishedWarehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "evaluate", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Measures how well reports are read, against figures that people annotated: one line of scores a"
            + " report, one a file format and one for all. found, exact and understood are F1; span to part_of are shares"
            + " of the figures found. The form of gold: jobs/samples/gold/README.md.",
        footerHeading = "%nExamples:%n", footer = {
            "  annals evaluate jobs/samples/gold jobs/samples/reports --misses",
            "  annals evaluate my-gold --warehouse warehouse/annals.duckdb",
            "  annals evaluate my-gold my-reports --least found=0.99 --least understood=0.93"})
final class EvaluateCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "GOLD_DIR", description = "Folder of gold: <name>.jsonl for each report whose"
        + " file name begins with <name>, up to the first - or dot.")
    String gold;

    @Parameters(index = "1..*", paramLabel = "REPORTS", description = "Folders of the reports to read (default: the"
        + " gold's own texts).")
    List<String> reports = new ArrayList<>();

    @Option(names = "--text", paramLabel = "DIR", description = "Folder of the texts <name>.txt that the gold points into"
        + " (default: looked for in GOLD_DIR/text, GOLD_DIR and beside it).")
    String text;

    @Option(names = "--catalogue", paramLabel = "FILE", description = "CSV file whose column code lists the codes that the"
        + " annotators knew; others are not judged (default: GOLD_DIR/indicators.csv or ../catalogue/indicators.csv from"
        + " there; without either all are judged).")
    String catalogue;

    @Option(names = "--reference", paramLabel = "PATH",
            description = "Overlay of the reference data, a folder or one table, instead of the job's.")
    List<String> reference;

    @Option(names = "--all", description = "With --warehouse: superseded versions of reports too.")
    boolean all;

    @Option(names = "--misses", description = "Print each disagreement too.")
    boolean misses;

    @Option(names = "--least", paramLabel = "SCORE=VALUE", description = "Exit 1 if this score of all reports is below the"
        + " value; may be repeated.")
    Map<String, BigDecimal> least = new TreeMap<>();

    @Mixin
    JobOptions options;

    private final Console console;

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        checkOptions();
        Evaluation evaluation;
        Gold read;
        try {
            read = Gold.read(console.path(gold), text == null ? null : console.path(text),
                    catalogue == null ? null : console.path(catalogue));
        } catch (GoldException e) {
            throw new UsageException(e.getMessage());
        }
        evaluation = new Evaluation(read, misses ? line -> console.out().println(Console.safe(line)) : line -> { });
        Scores scores = new Scores(evaluation);
        List<Path> folders = reports.isEmpty() ? List.of(read.texts()) : reports.stream().map(console::path).toList();
        if (options.warehouse != null) {
            loaded(scores);
            if (!reports.isEmpty()) {
                expected(folders, scores);
            }
        } else {
            fresh(folders, scores);
        }
        if (scores.judged.isEmpty()) {
            throw new UsageException("no report has gold in " + console.path(gold) + "; a report's file name must begin"
                    + " with the name of its gold, up to the first - or dot");
        }
        return scores.print();
    }

    private void checkOptions() {
        for (String name : least.keySet()) {
            try {
                new Tally().score(name);
            } catch (IllegalArgumentException e) {
                throw new UsageException("--least " + name + ": there is no such score; there are found, exact,"
                        + " understood, span, indicator, code, kind, status, year, part_of");
            }
        }
        if (all && options.warehouse == null) {
            throw new UsageException("--all needs --warehouse FILE");
        }
    }

    // --- reports read now -----------------------------------------------------------------------------------------

    private void fresh(List<Path> folders, Scores scores) throws IOException {
        ReportReading reading = new ReportReading(console, options, reference);
        for (Path file : files(folders)) {
            String name = file.getFileName().toString();
            if (!scores.evaluation.hasGold(name)) {
                continue;
            }
            try {
                scores.add(read(reading.read(file)));
            } catch (UnusableDocumentException e) {
                console.err().println(Console.safe(file + ": " + e.reason() + ": " + JobFile.Limits.advised(e)));
                scores.add(ReadReport.unreadable(name));
            }
        }
    }

    /** Every file but gold, in the order of their paths. */
    private static List<Path> files(List<Path> folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new UsageException(folder + (Files.exists(folder) ? ": is no folder" : ": there is no such folder"));
            }
            try (Stream<Path> walked = Files.walk(folder)) {
                walked.filter(file -> Files.isRegularFile(file) && !file.toString().endsWith(".jsonl")).sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static ReadReport read(ConformedReport report) {
        return new ReadReport(report.file().file().getFileName().toString(), report.document().text(),
                report.figures().stream().map(conformed -> {
                    ReportedFigure figure = conformed.figure();
                    return new ReadFigure(figure.charStart(), figure.charEnd(), figure.value(), figure.valueHigh(),
                            figure.unit(), lower(figure.qualifier()), lower(figure.kind()), lower(figure.status()),
                            figure.period().year(), figure.statedIndicator(), conformed.indicatorCode(), figure.partOf());
                }).toList());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    // --- reports of a warehouse -----------------------------------------------------------------------------------

    private void loaded(Scores scores) throws SQLException {
        String versions = all ? "TRUE" : "r.is_current";
        try (PublishedWarehouse warehouse = options.open(console);
             Statement statement = warehouse.connection().createStatement()) {
            Map<Long, List<ReadFigure>> figures = new HashMap<>();
            try (ResultSet rows = statement.executeQuery("""
                    SELECT f.report_key, f.char_start, f.char_end, f.value, f.value_high, u.unit_name, f.qualifier,
                        f.kind, f.status, p.year, f.stated_indicator, i.indicator_code, t.ordinal
                    FROM fact_figure f
                    JOIN dim_report r USING (report_key)
                    JOIN dim_period p USING (period_key)
                    JOIN dim_indicator i USING (indicator_key)
                    JOIN dim_unit u ON u.unit_key = f.unit_key
                    LEFT JOIN (SELECT figure_key,
                            row_number() OVER (PARTITION BY report_key ORDER BY char_start, char_end) - 1 AS ordinal
                        FROM fact_figure) t ON t.figure_key = f.part_of_figure_key
                    WHERE\s""" + versions + " ORDER BY f.report_key, f.char_start, f.char_end")) {
                while (rows.next()) {
                    figures.computeIfAbsent(rows.getLong(1), key -> new ArrayList<>()).add(figure(rows));
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT r.report_key, r.report_path, t.report_text"
                    + " FROM dim_report r JOIN report_text t USING (report_key) WHERE " + versions
                    + " ORDER BY r.report_path, r.report_key")) {
                while (rows.next()) {
                    String path = rows.getString(2);
                    scores.addIfGold(new ReadReport(path.substring(path.lastIndexOf('/') + 1), rows.getString(3),
                            figures.getOrDefault(rows.getLong(1), List.of())));
                }
            }
        }
    }

    private static ReadFigure figure(ResultSet row) throws SQLException {
        int partOf = row.getInt(13);
        boolean part = !row.wasNull();
        return new ReadFigure(row.getInt(2), row.getInt(3), row.getBigDecimal(4), row.getBigDecimal(5),
                text(row.getString(6)), row.getString(7), row.getString(8), row.getString(9), row.getInt(10),
                text(row.getString(11)), text(row.getString(12)), part ? partOf : -1);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    /** Files that have gold and are not in the warehouse: their figures are missed. */
    private static void expected(List<Path> folders, Scores scores) throws IOException {
        for (Path file : files(folders)) {
            String name = file.getFileName().toString();
            if (!scores.judged.contains(name)) {
                scores.addIfGold(ReadReport.unreadable(name));
            }
        }
    }

    // --- scores ---------------------------------------------------------------------------------------------------

    /** Scores of the reports judged, printed as they come. */
    private final class Scores {

        private final Evaluation evaluation;
        private final Set<String> judged = new HashSet<>();
        private final Map<String, Tally> byFormat = new TreeMap<>();
        private final Tally total = new Tally();

        Scores(Evaluation evaluation) {
            this.evaluation = evaluation;
        }

        void addIfGold(ReadReport report) {
            if (evaluation.hasGold(report.fileName())) {
                add(report);
            }
        }

        void add(ReadReport report) {
            Tally tally = evaluation.judge(report);
            String name = report.fileName();
            line(tally, name + (report.text() == null ? " NOT READ" : ""));
            judged.add(name);
            total.add(tally);
            byFormat.computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), format -> new Tally()).add(tally);
        }

        /** 1 where a score is below its least value, else 0. */
        int print() {
            byFormat.forEach((format, tally) -> line(tally, "all " + format));
            line(total, "ALL");
            Consumer<String> tell = console.err()::println;
            long low = least.entrySet().stream().filter(floor -> new BigDecimal(String.format(Locale.ROOT, "%.3f",
                    total.score(floor.getKey()))).compareTo(floor.getValue()) < 0)
                    .peek(floor -> tell.accept("annals evaluate: " + floor.getKey() + " " + String.format(Locale.ROOT,
                            "%.3f", total.score(floor.getKey())) + " is below " + floor.getValue()
                            + "; --misses shows what is read otherwise")).count();
            return low == 0 ? 0 : 1;
        }

        private void line(Tally tally, String name) {
            console.out().println(Console.safe(tally.line(name)));
        }
    }
}
