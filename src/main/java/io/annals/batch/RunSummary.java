package io.annals.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a run ended; {@code summary.json} of its folder.
 *
 * @param runId name of the run's folder
 * @param job name of the job
 * @param status {@code published}, {@code unchanged}, {@code failed}, {@code stopped} or
 *     {@code abandoned}
 * @param message why it failed; empty where it did not
 * @param startedAt "now" of the run
 * @param seconds wall time of the process that ended it
 * @param steps seconds of each step that this process ran, in order
 * @param resumed whether it went on with what an interrupted process had begun
 * @param warehouse the published warehouse
 * @param out folder of the annual summaries
 * @param limits the job's limits of files as text, by which the next run knows whether they have changed
 * @param exported whether the annual summaries were written
 * @param seen files found in the sources
 * @param loaded files read whose report is now the current version
 * @param unchanged files that needed no reading
 * @param duplicate files with the same bytes as another one
 * @param superseded files read whose report has a newer version
 * @param removed files that are gone from their source
 * @param quarantined files read in this run that could not be used
 * @param newlyQuarantined how many of these were not known to be bad
 * @param quarantinedInAll files in quarantine, earlier runs' included
 * @param figures figures that this run read
 * @param figuresInAll figures of the current reports of the warehouse
 * @param catalogued how many of these have an indicator of the catalogue
 * @param warnings findings of severity warning or error that this run brought
 * @param remapped reports that this run understood anew without their files
 * @param figuresChanged figures known before that this run understood otherwise
 * @param figuresRecoded how many of these have another indicator
 * @param findings how many findings of each rule this run brought, by the rule's code, the most frequent first
 */
public record RunSummary(
        String runId, String job, String status, String message, Instant startedAt, BigDecimal seconds,
        Map<String, BigDecimal> steps, boolean resumed, Path warehouse, Path out, String limits,
        boolean exported,
        long seen, long loaded, long unchanged, long duplicate, long superseded, long removed,
        List<Quarantined> quarantined, long newlyQuarantined, long quarantinedInAll,
        long figures, long figuresInAll, long catalogued, long warnings,
        long remapped, long figuresChanged, long figuresRecoded, Map<String, Long> findings) {

    /** A file that could not be used, with the reason. */
    public record Quarantined(String sourceCode, String reportPath, String reasonCode, String message) {}

    public RunSummary {
        steps = new LinkedHashMap<>(steps);
        findings = new LinkedHashMap<>(findings);
        quarantined = List.copyOf(quarantined);
    }

    /** Of a run that read no file: what it is, how it ended, and how many figures the warehouse holds. */
    static RunSummary withoutFiles(
            String runId, JobFile job, String status, String message, Instant startedAt, BigDecimal seconds,
            String limits, boolean exported, long figuresInAll) {
        return new RunSummary(runId, job.name(), status, message, startedAt, seconds, Map.of(), false, job.warehouse(),
                job.out(), limits, exported, 0, 0, 0, 0, 0, 0, List.of(), 0, 0, 0, figuresInAll, 0, 0, 0, 0, 0,
                Map.of());
    }

    /** One JSON object, its keys in the order of the record's components. */
    String toJson() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("run_id", runId);
            json.writeStringField("job", job);
            json.writeStringField("status", status);
            json.writeStringField("message", message);
            json.writeStringField("started_at", startedAt.toString());
            json.writeNumberField("seconds", seconds);
            json.writeObjectFieldStart("steps");
            for (Map.Entry<String, BigDecimal> step : steps.entrySet()) {
                json.writeNumberField(step.getKey(), step.getValue());
            }
            json.writeEndObject();
            json.writeBooleanField("resumed", resumed);
            json.writeStringField("warehouse", warehouse.toString());
            json.writeStringField("out", out.toString());
            json.writeStringField("limits", limits);
            json.writeBooleanField("exported", exported);
            json.writeNumberField("files_seen", seen);
            json.writeNumberField("files_loaded", loaded);
            json.writeNumberField("files_unchanged", unchanged);
            json.writeNumberField("files_duplicate", duplicate);
            json.writeNumberField("files_superseded", superseded);
            json.writeNumberField("files_removed", removed);
            json.writeNumberField("files_quarantined", quarantined.size());
            json.writeNumberField("files_newly_quarantined", newlyQuarantined);
            json.writeNumberField("files_quarantined_in_all", quarantinedInAll);
            json.writeNumberField("figures", figures);
            json.writeNumberField("figures_in_all", figuresInAll);
            json.writeNumberField("figures_catalogued", catalogued);
            json.writeNumberField("warnings", warnings);
            json.writeNumberField("reports_remapped", remapped);
            json.writeNumberField("figures_changed", figuresChanged);
            json.writeNumberField("figures_recoded", figuresRecoded);
            json.writeObjectFieldStart("findings");
            for (Map.Entry<String, Long> rule : findings.entrySet()) {
                json.writeNumberField(rule.getKey(), rule.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("quarantined");
            for (Quarantined file : quarantined) {
                json.writeStartObject();
                json.writeStringField("source_code", file.sourceCode());
                json.writeStringField("report_path", file.reportPath());
                json.writeStringField("reason_code", file.reasonCode());
                json.writeStringField("message", file.message());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    /** The plain values of a JSON object in a file by key, as text; nested ones are left out. */
    public static Map<String, String> read(Path file) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        try (JsonParser json = new JsonFactory().createParser(Files.newBufferedReader(file))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException(file + ": is no run summary");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                if (json.nextToken().isStructStart()) {
                    json.skipChildren();
                } else {
                    values.put(key, json.getText());
                }
            }
        }
        return values;
    }

    /** The limits of the last run that brought a job's warehouse up to date; empty where none is known. */
    static String limitsOfLastRun(JobFile job) {
        if (!Files.isDirectory(job.runs())) {
            return "";
        }
        try (Stream<Path> runs = Files.list(job.runs())) {
            for (Path file : runs.map(run -> run.resolve("summary.json")).filter(Files::exists)
                    .sorted(Comparator.reverseOrder()).toList()) {
                Map<String, String> run = read(file);
                if (Set.of("published", "unchanged").contains(run.getOrDefault("status", ""))
                        && job.warehouse().toString().equals(run.get("warehouse"))) {
                    return run.getOrDefault("limits", "");
                }
            }
        } catch (IOException e) {
            // A summary that can't be read tells nothing: files over a limit are then tried once more.
        }
        return "";
    }
}
