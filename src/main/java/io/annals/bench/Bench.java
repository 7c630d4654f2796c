package io.annals.bench;

import io.annals.batch.RunFolders;
import io.annals.batch.RunSummary;
import io.annals.source.FolderTree;
import io.annals.warehouse.JsonText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Measures the program on a generated corpus, each thing in a process of its own, and checks after each load that the warehouse holds
 * exactly what the reports state. Things that are compared take turns within a round: a machine that slows down slows both.
 */
public final class Bench {

    /** Steps of a load whose speed has nothing to do with the number of figures. */
    private static final Set<String> WITHOUT_FIGURES = Set.of("scan", "publish");

    /** A load that is measured: the reports of some formats on a number of threads. */
    private record LoadCase(String key, String name, List<ReportFormat> formats, int threads, String comparedWith) {}

    private final ReportCorpus corpus;
    private final BenchReport.Setting setting;
    private final Path launcher;
    private final Path work;
    private final MeteredProcess process;
    private final Consumer<String> progress;

    private final Path reports;
    private final Path reference;
    private final Map<String, Measure> measures = new LinkedHashMap<>();
    private final Map<String, List<Usage>> rounds = new LinkedHashMap<>();
    private List<Long> bytes = List.of();
    /** The report that is changed between loads, and how often it was. */
    private int edition;

    /**
     * @param setting what is measured
     * @param launcher the program as users start it
     * @param work an empty folder for the corpus and what is made of it; the caller removes it
     * @param progress is told what comes next
     */
    public Bench(BenchReport.Setting setting, Path launcher, Path work, Consumer<String> progress) {
        this.corpus = new ReportCorpus(setting.seed(), setting.reports(), setting.mix());
        this.setting = setting;
        this.launcher = launcher;
        this.work = work;
        this.reports = work.resolve("reports");
        this.reference = work.resolve("reference");
        this.progress = progress;
        this.process = new MeteredProcess(work, Map.of("ANNALS_BUILD", "never", "JAVA_HOME", System.getProperty("java.home")));
    }

    /**
     * Loads the corpus, nothing new and one changed report, and compares; measures nothing.
     *
     * @return how many figures the warehouse holds
     * @throws BenchException where a command fails or the warehouse is other than the reports state
     */
    public long check() throws IOException, InterruptedException, SQLException {
        generate();
        LoadCase all = cases().get(0);
        load(all);
        return update(all, "check");
    }

    /**
     * Measures everything.
     *
     * @return what was measured, in the order of the table
     * @throws BenchException where a command fails or the warehouse is other than the reports state
     */
    public List<Measure> measure() throws IOException, InterruptedException, SQLException {
        generate();
        List<LoadCase> cases = cases();
        for (int round = 1; round <= setting.rounds(); round++) {
            for (LoadCase load : cases) {
                String which = "round " + round + " of " + setting.rounds();
                progress.accept(which + ": " + load.name());
                load(load);
                if (load.comparedWith().startsWith("bare_")) {
                    readBarely(load);
                }
                if (load == cases.get(0)) {
                    update(load, which);
                    commands(load);
                }
                FolderTree.remove(results());
            }
        }
        return measures.values().stream().map(measure -> new Measure(measure.key(), measure.name(), measure.comparedWith(),
                measure.reports(), measure.figures(), measure.bytes(), rounds.get(measure.key()))).toList();
    }

    private void generate() throws IOException {
        progress.accept("writing " + setting.reports() + " reports");
        bytes = corpus.write(reports);
        corpus.writeReference(reference);
    }

    /** The whole corpus first. */
    private List<LoadCase> cases() {
        List<LoadCase> cases = new ArrayList<>();
        List<ReportFormat> formats = setting.mix().formats();
        if (formats.size() > 1) {
            cases.add(new LoadCase("load_mixed", "load, mixed", formats, setting.threads(), "bare_mixed"));
        }
        formats.forEach(format -> cases.add(new LoadCase("load_" + format.ending(), "load, " + format.ending(), List.of(format),
                setting.threads(), "bare_" + format.ending())));
        if (setting.threads() > 1) {
            formats.stream().filter(format -> format != ReportFormat.DOCX).forEach(format -> cases.add(new LoadCase("load_"
                    + format.ending() + "_one_thread", "load, " + format.ending() + ", one thread", List.of(format), 1,
                    "load_" + format.ending())));
        }
        return cases;
    }

    private Path results() {
        return work.resolve("results");
    }

    private Path job() {
        return work.resolve("job.yml");
    }

    private int[] numbers(LoadCase load) {
        return IntStream.range(0, corpus.size()).filter(number -> load.formats().contains(setting.mix().format(number))).toArray();
    }

    /** The first report changes. */
    private GeneratedReport report(int number) {
        return corpus.report(number, number == 0 ? edition : 0);
    }

    /** Loads into an empty folder. */
    private void load(LoadCase load) throws IOException, InterruptedException, SQLException {
        Files.writeString(job(), jobFile(load));
        Usage usage = annals("load");
        long figures = compare(load);
        int number = numbers(load).length;
        add(load.key(), load.name(), load.comparedWith(), number, figures, bytes(load), usage);
        if (load.key().equals(cases().get(0).key())) {
            for (Map.Entry<String, BigDecimal> step : lastRun().timing().steps().entrySet()) {
                add("step_" + step.getKey(), "– of it " + step.getKey(), "", 0,
                        WITHOUT_FIGURES.contains(step.getKey()) ? 0 : figures, 0,
                        new Usage(step.getValue().movePointRight(3).longValue(), Usage.UNKNOWN, Usage.UNKNOWN));
            }
        }
    }

    private long compare(LoadCase load) throws SQLException {
        int[] numbers = numbers(load);
        return TruthCheck.compare(results().resolve("annals.duckdb"), numbers.length, place -> report(numbers[place]));
    }

    private void readBarely(LoadCase load) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xlog:disable", "-Dfile.encoding=UTF-8", "-cp",
                System.getProperty("java.class.path"), BareReading.class.getName(), String.valueOf(load.threads())));
        load.formats().forEach(format -> command.add(reports.resolve(format.ending()).toString()));
        Usage usage = process.run("bare reading", command);
        add(load.comparedWith(), load.name().replace("load", "bare reading"), "", numbers(load).length, 0, bytes(load), usage);
    }

    /** Loads again with nothing to do, then with one changed report; how many figures there are then. */
    private long update(LoadCase load, String which) throws IOException, InterruptedException, SQLException {
        progress.accept(which + ": load, unchanged and with one changed report");
        add("unchanged", "load, nothing changed", "", 0, 0, 0, annals("load"));
        requireRun(0, "with nothing changed");
        edition++;
        corpus.write(report(0), reports);
        add("one_changed", "load, one changed report", "", 0, 0, 0, annals("load"));
        requireRun(1, "with one changed report");
        return compare(load);
    }

    private void requireRun(long filesRead, String what) throws IOException {
        long loaded = lastRun().files().loaded();
        if (loaded != filesRead) {
            throw new BenchException("a load " + what + " read " + loaded + " files, not " + filesRead);
        }
    }

    private void commands(LoadCase load) throws IOException, InterruptedException {
        add("help", "`--help`", "", 0, 0, 0, process.run("annals --help", List.of(launcher.toString(), "--help")));
        add("plan", "`plan`", "", 0, 0, 0, annals("plan"));
        GeneratedReport first = report(numbers(load)[0]);
        add("inspect", "`inspect` of one report", "", 0, 0, 0,
                annals("inspect", reports.resolve(first.folder()).resolve(first.fileName()).toString()));
    }

    private Usage annals(String command, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(launcher.toString(), command, "--job", job().toString()));
        line.addAll(List.of(arguments));
        return process.run("annals " + command, line);
    }

    private void add(String key, String name, String comparedWith, int number, long figures, long size, Usage usage) {
        measures.putIfAbsent(key, new Measure(key, name, comparedWith, number, figures, size, List.of()));
        rounds.computeIfAbsent(key, missing -> new ArrayList<>()).add(usage);
    }

    private long bytes(LoadCase load) {
        return load.formats().stream().mapToLong(format -> bytes.get(format.ordinal())).sum();
    }

    private RunSummary lastRun() throws IOException {
        for (Path folder : new RunFolders(results().resolve("runs")).latestFirst()) {
            return RunFolders.summary(folder).orElseThrow(() -> new BenchException("the load left no summary in " + folder));
        }
        throw new BenchException("the load left no run in " + results().resolve("runs"));
    }

    /** A source a format, so that each can be loaded alone. JSON text is YAML. */
    private String jobFile(LoadCase load) {
        StringBuilder job = new StringBuilder("name: bench\nsources:\n");
        load.formats().forEach(format -> job.append("  - code: ").append(format.ending()).append("\n    folder: ")
                .append(JsonText.of(reports.resolve(format.ending()).toString())).append('\n'));
        return job.append("reference: ").append(JsonText.of(reference.toString())).append("\nwarehouse: ")
                .append(JsonText.of(results().resolve("annals.duckdb").toString())).append("\nout: ")
                .append(JsonText.of(results().resolve("out").toString())).append("\nruns: ")
                .append(JsonText.of(results().resolve("runs").toString())).append("\nthreads: ").append(load.threads())
                .append('\n').toString();
    }
}
