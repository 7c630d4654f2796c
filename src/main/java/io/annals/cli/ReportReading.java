package io.annals.cli;

import io.annals.batch.JobFile;
import io.annals.conform.ConformedReport;
import io.annals.conform.ReportConformer;
import io.annals.document.DocumentReader;
import io.annals.document.PageSelectors;
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

/** Reads reports as a load would, touching no warehouse. */
final class ReportReading {

    private static final String SOURCE = "command line";

    private final ReferenceData reference;
    private final DocumentReader reader = new DocumentReader();
    private final ReportConformer conformer;
    private final List<ReportSource> sources;

    /**
     * @param overlays overlay folders of the reference data as the command line names them; null for the job's, of the
     *     shipped job none where the project has no job file
     */
    ReportReading(Console console, JobOptions options, List<String> overlays) {
        boolean none = options.job == null
                && !Files.exists(console.home().resolve("jobs").resolve("report-load.yml"));
        JobFile job = none || overlays != null && options.job == null ? null : options.read(console);
        this.reference = ReferenceData.load(overlays != null ? overlays.stream().map(console::path).toList()
                : job == null ? List.of() : job.reference());
        this.sources = job == null ? List.of() : job.sources();
        this.conformer = new ReportConformer(reference, new FigureExtractor(reference));
    }

    /** The selectors of the job's source that the file lies in; none where it lies in no source. */
    private PageSelectors selectors(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return sources.stream().filter(source -> absolute.startsWith(source.folder())).findFirst()
                .map(source -> new PageSelectors(source.content(), source.drop())).orElse(PageSelectors.NONE);
    }

    ReferenceData reference() {
        return reference;
    }

    ConformedReport read(Path file) throws IOException, UnusableDocumentException {
        String name = file.getFileName().toString();
        return conformer.conform(new SourceFile(SOURCE, name, file, Files.size(file),
                Files.getLastModifiedTime(file).toInstant(), ContentHash.of(file)),
                reader.read(file, name, selectors(file)));
    }
}
