package io.annals.cli;

import io.annals.batch.JobFile;
import io.annals.conform.ConformedReport;
import io.annals.conform.ReportConformer;
import io.annals.document.DocumentReader;
import io.annals.document.PageSelectors;
import io.annals.document.ReadLimits;
import io.annals.document.UnusableDocumentException;
import io.annals.figure.FigureExtractor;
import io.annals.reference.ReferenceData;
import io.annals.source.ContentHash;
import io.annals.source.ReportSource;
import io.annals.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads reports as a load would, touching no warehouse. */
final class ReportReading {

    private static final String SOURCE = "command line";

    private final Optional<JobFile> job;
    private final ReferenceData reference;
    private final DocumentReader reader;
    private final ReportConformer conformer;

    /**
     * @param overlays overlay folders of the reference data as the command line names them; null for the job's, of the
     *     shipped job none where the project has no job file
     */
    ReportReading(Console console, JobOptions options, List<String> overlays) {
        this.job = overlays == null ? job(console, options) : Optional.empty();
        this.reference = ReferenceData.load(overlays != null ? overlays.stream().map(console::path).toList()
                : job.map(JobFile::reference).orElse(List.of()));
        this.reader = new DocumentReader(job.map(file -> file.limits().read()).orElse(ReadLimits.DEFAULT));
        this.conformer = new ReportConformer(reference, new FigureExtractor(reference),
                job.map(JobFile::defaults).orElse(Map.of()));
    }

    /** The job whose data and limits count; none where the project has no job file and none is named. */
    private static Optional<JobFile> job(Console console, JobOptions options) {
        boolean none = options.job == null
                && !Files.exists(console.home().resolve("jobs").resolve("report-load.yml"));
        return none ? Optional.empty() : Optional.of(options.read(console));
    }

    /** The source of the job in whose folder a file lies; none where it lies in no source. */
    private Optional<ReportSource> source(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return job.stream().flatMap(known -> known.sources().stream())
                .filter(source -> absolute.startsWith(source.folder())).findFirst();
    }

    ReferenceData reference() {
        return reference;
    }

    ConformedReport read(Path file) throws IOException, UnusableDocumentException {
        String name = file.getFileName().toString();
        Optional<ReportSource> source = source(file);
        // The folders between a source and its file may tell body and year, as they do in a load.
        String reportPath = source.map(of -> StreamSupport.stream(of.folder()
                .relativize(file.toAbsolutePath().normalize()).spliterator(), false)
                .map(Path::toString).collect(Collectors.joining("/"))).orElse(name);
        return conformer.conform(new SourceFile(source.map(ReportSource::code).orElse(SOURCE), reportPath, file,
                Files.size(file), Files.getLastModifiedTime(file).toInstant(), ContentHash.of(file)),
                reader.read(file, name, source.map(of -> new PageSelectors(of.content(), of.drop()))
                        .orElse(PageSelectors.NONE)));
    }
}
