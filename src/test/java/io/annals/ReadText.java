package io.annals;

import io.annals.conform.ConformedReport;
import io.annals.conform.ReportConformer;
import io.annals.document.DocumentReader;
import io.annals.document.UnusableDocumentException;
import io.annals.figure.FigureExtractor;
import io.annals.reference.ReferenceData;
import io.annals.source.ContentHash;
import io.annals.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;

/** Reads texts as the program reads the files that hold them. */
public final class ReadText {

    private final ReportConformer conformer;

    public ReadText(ReferenceData reference) {
        conformer = new ReportConformer(reference, new FigureExtractor(reference));
    }

    /** The report that a text file of this path and text is. */
    public ConformedReport report(String path, String text) {
        try {
            Path file = Files.createTempFile("annals-text", ".txt");
            try {
                Files.writeString(file, text);
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                String sha256 = HexFormat.of().formatHex(ContentHash.sha256().digest(bytes));
                return conformer.conform(new SourceFile("s", path, Path.of("/nowhere", path), bytes.length,
                        Instant.EPOCH, sha256), new DocumentReader().read(file, "text.txt"));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnusableDocumentException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
