package io.annals.batch;

import io.annals.warehouse.AggregateChanges;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a run ended; {@code summary.json} of its folder.
 *
 * @param runId name of the run's folder
 * @param job name of the job
 * @param status {@code published}, {@code unchanged}, {@code failed}, {@code stopped}, {@code abandoned} or
 *     {@code rolled_back}
 * @param message why it failed; empty where it did not
 * @param resumed whether it went on with what an interrupted process had begun
 * @param limits the job's limits of files as text, by which the next run knows whether they have changed
 * @param timing when it began and how long it took
 * @param results where its results are
 * @param files what became of the files
 * @param figures what became of the figures
 * @param findings what the rules object to
 * @param changes what it changed in the aggregates
 */
public record RunSummary(
        String runId, String job, String status, String message, boolean resumed, String limits, Timing timing,
        Results results, Files files, Figures figures, Findings findings, AggregateChanges changes) {

    /**
     * When a run was and how long it took.
     *
     * @param startedAt "now" of the run, whole seconds
     * @param seconds wall time of the process that ended it
     * @param steps seconds of each step that this process ran, in order
     */
    public record Timing(Instant startedAt, BigDecimal seconds, Map<String, BigDecimal> steps) {

        public Timing {
            startedAt = startedAt.truncatedTo(ChronoUnit.SECONDS);
            steps = new LinkedHashMap<>(steps);
        }
    }

    /**
     * Where the results are.
     *
     * @param warehouse the published warehouse
     * @param out folder of the annual summaries
     * @param exported whether the annual summaries were written
     */
    public record Results(Path warehouse, Path out, boolean exported) {}

    /**
     * What became of the files.
     *
     * @param isOfAll whether the sources were searched whole; a run over some files of them is no measure of their growth
     * @param seen files found in the sources
     * @param loaded files read whose report is now the current version
     * @param unchanged files that needed no reading
     * @param duplicate files with the same bytes as another one
     * @param superseded files read whose report has a newer version
     * @param removed files that are gone from their source
     * @param quarantined files read in this run that could not be used
     * @param newlyQuarantined how many of these were not known to be bad
     * @param quarantinedInAll files in quarantine, earlier runs' included
     */
    public record Files(
            boolean isOfAll, long seen, long loaded, long unchanged, long duplicate, long superseded, long removed,
            List<Quarantined> quarantined, long newlyQuarantined, long quarantinedInAll) {

        static final Files NONE = new Files(false, 0, 0, 0, 0, 0, 0, List.of(), 0, 0);

        public Files {
            quarantined = List.copyOf(quarantined);
        }
    }

    /** A file that could not be used, with the reason. */
    public record Quarantined(String sourceCode, String reportPath, String reasonCode, String message) {}

    /**
     * What became of the figures.
     *
     * @param read figures that this run read
     * @param inAll figures of the current reports of the warehouse
     * @param catalogued how many of these have an indicator of the catalogue
     * @param reportsRemapped reports that this run understood anew without their files
     * @param changed figures known before that this run understood otherwise
     * @param recoded how many of these have another indicator
     */
    public record Figures(
            long read, long inAll, long catalogued, long reportsRemapped, long changed, long recoded) {

        static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0);
    }

    /**
     * What the rules object to.
     *
     * @param warnings findings of severity warning or error that this run brought
     * @param byRule how many findings of each rule this run brought, by the rule's code, the most frequent first
     */
    public record Findings(long warnings, Map<String, Long> byRule) {

        static final Findings NONE = new Findings(0, Map.of());

        public Findings {
            byRule = new LinkedHashMap<>(byRule);
        }
    }

    /** Of a run that read no file: what it is, how it ended, and how many figures the warehouse holds. */
    static RunSummary withoutFiles(
            String runId, JobFile job, String status, String message, Instant startedAt, BigDecimal seconds,
            String limits, boolean exported, long figuresInAll) {
        return new RunSummary(runId, job.name(), status, message, false, limits,
                new Timing(startedAt, seconds, Map.of()), new Results(job.warehouse(), job.out(), exported), Files.NONE,
                new Figures(0, figuresInAll, 0, 0, 0, 0), Findings.NONE, AggregateChanges.NONE);
    }

    /** Whether the warehouse is up to date since this run. */
    public boolean isGood() {
        return status.equals("published") || status.equals("unchanged");
    }

    /** All that the summary tells by the names of {@code summary.json}: numbers, text, booleans, maps and lists. */
    public Map<String, Object> facts() {
        return toJson().members();
    }

    /** The summary as JSON; the plain values stand at the top, by names that say what they are of. */
    JsonObject toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run_id", runId);
        json.put("job", job);
        json.put("status", status);
        json.put("message", message);
        json.put("started_at", timing.startedAt().toString());
        json.put("seconds", timing.seconds());
        json.put("steps", timing.steps());
        json.put("resumed", resumed);
        json.put("warehouse", results.warehouse().toString());
        json.put("out", results.out().toString());
        json.put("limits", limits);
        json.put("exported", results.exported());
        json.put("files_of_all_sources", files.isOfAll());
        json.put("files_seen", files.seen());
        json.put("files_loaded", files.loaded());
        json.put("files_unchanged", files.unchanged());
        json.put("files_duplicate", files.duplicate());
        json.put("files_superseded", files.superseded());
        json.put("files_removed", files.removed());
        json.put("files_quarantined", (long) files.quarantined().size());
        json.put("files_newly_quarantined", files.newlyQuarantined());
        json.put("files_quarantined_in_all", files.quarantinedInAll());
        json.put("figures", figures.read());
        json.put("figures_in_all", figures.inAll());
        json.put("figures_catalogued", figures.catalogued());
        json.put("warnings", findings.warnings());
        json.put("reports_remapped", figures.reportsRemapped());
        json.put("figures_changed", figures.changed());
        json.put("figures_recoded", figures.recoded());
        json.put("findings", findings.byRule());
        json.put("quarantined", files.quarantined().stream().map(RunSummary::json).toList());
        json.put("aggregates", ChangesJson.of(changes).members());
        return new JsonObject(json);
    }

    private static Map<String, Object> json(Quarantined file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("source_code", file.sourceCode());
        json.put("report_path", file.reportPath());
        json.put("reason_code", file.reasonCode());
        json.put("message", file.message());
        return json;
    }

    /**
     * Reads a summary, of an earlier version of the program too: what it does not tell is 0 or empty.
     *
     * @throws IOException where the file can't be read or is no summary
     */
    static RunSummary read(Path file) throws IOException {
        JsonObject json = JsonObject.read(file);
        Map<String, BigDecimal> steps = new LinkedHashMap<>();
        json.object("steps").members().keySet().forEach(step -> steps.put(step, json.object("steps").number(step)));
        Map<String, Long> rules = new LinkedHashMap<>();
        json.object("findings").members().keySet().forEach(rule -> rules.put(rule, json.object("findings").count(rule)));
        List<Quarantined> quarantined = new ArrayList<>();
        for (JsonObject bad : json.objects("quarantined")) {
            quarantined.add(new Quarantined(bad.text("source_code"), bad.text("report_path"), bad.text("reason_code"),
                    bad.text("message")));
        }
        // A summary of an earlier version of the program does not say so.
        boolean isOfAll = !json.members().containsKey("files_of_all_sources") || json.isTrue("files_of_all_sources");
        Instant startedAt;
        try {
            startedAt = json.text("started_at").isEmpty() ? Instant.EPOCH : Instant.parse(json.text("started_at"));
        } catch (DateTimeParseException e) {
            throw new IOException(file + ": started_at is no instant", e);
        }
        return new RunSummary(json.text("run_id"), json.text("job"), json.text("status"), json.text("message"),
                json.isTrue("resumed"), json.text("limits"), new Timing(startedAt, json.number("seconds"), steps),
                new Results(Path.of(json.text("warehouse")), Path.of(json.text("out")), json.isTrue("exported")),
                new Files(isOfAll, json.count("files_seen"), json.count("files_loaded"), json.count("files_unchanged"),
                        json.count("files_duplicate"), json.count("files_superseded"), json.count("files_removed"),
                        quarantined, json.count("files_newly_quarantined"), json.count("files_quarantined_in_all")),
                new Figures(json.count("figures"), json.count("figures_in_all"), json.count("figures_catalogued"),
                        json.count("reports_remapped"), json.count("figures_changed"), json.count("figures_recoded")),
                new Findings(json.count("warnings"), rules), ChangesJson.read(json.object("aggregates")));
    }
}
