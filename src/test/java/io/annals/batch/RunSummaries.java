package io.annals.batch;

import io.annals.document.ReadLimits;
import io.annals.export.CsvDialect;
import io.annals.export.HeaderLanguage;
import io.annals.export.SummaryFormat;
import io.annals.warehouse.AggregateChanges;
import io.annals.warehouse.FileAccess;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs that never ran, and the jobs that they are of. */
final class RunSummaries {

    static final Instant START = Instant.parse("2026-01-31T02:00:00Z");

    private RunSummaries() {
    }

    /** A job below a folder. */
    static JobFile job(Path home, String name, String schedule, Operation operation) {
        return new JobFile(home.resolve("job.yml"), name, List.of(), List.of(), home.resolve("w/a.duckdb"),
                home.resolve("out"), home.resolve("runs"), 1,
                new JobFile.Limits(ReadLimits.DEFAULT, 60, 384, -1), 1, JobFile.Isolation.NONE, schedule,
                new SummaryFormat(CsvDialect.EXCEL, HeaderLanguage.EN), FileAccess.PRIVATE, operation);
    }

    /** A run of a job with something of everything. */
    static RunSummary published(JobFile job, String id, long figures) {
        return published(job, id, figures, true);
    }

    /** The same, over all files of the sources or over some of them. */
    static RunSummary published(JobFile job, String id, long figures, boolean isOfAll) {
        Map<String, BigDecimal> steps = new LinkedHashMap<>();
        steps.put("scan", new BigDecimal("0.5"));
        steps.put("extract", new BigDecimal("61.5"));
        return new RunSummary(id, job.name(), "published", "", false, "", new RunSummary.Timing(START,
                new BigDecimal("75.2"), steps), new RunSummary.Results(job.warehouse(), job.out(), true),
                new RunSummary.Files(isOfAll, 12, 3, 7, 0, 1, 0, List.of(
                        new RunSummary.Quarantined("s", "a<b>&\"c'\u202E.txt", "NO_TEXT", "<script>alert(1)</script>"),
                        new RunSummary.Quarantined("s", "d.docx", "ENCRYPTED", "a password is needed")), 1, 4),
                new RunSummary.Figures(45, figures, 40, 0, 0, 0),
                new RunSummary.Findings(2, Map.of("RESTATED", 2L)),
                new AggregateChanges(1, 0, 2, List.of(
                        new AggregateChanges.Change("x", "养老机构<i>", "家", "331124", "松阳县", 2023,
                                new BigDecimal("1200.000000000"), new BigDecimal("1234.500000000")),
                        new AggregateChanges.Change("y", "结婚登记", "对", "331124", "松阳县", 2023, null,
                                new BigDecimal("7")))));
    }

    /** Keeps a run in the folder of its job's runs. */
    static void keep(JobFile job, RunSummary run) throws Exception {
        Path folder = Files.createDirectories(job.runs().resolve(run.runId()));
        Files.writeString(folder.resolve(RunFolder.SUMMARY), run.toJson().toText());
    }
}
