package io.annals.document;

import java.nio.file.Path;

/** Reads files into {@link ReportDocument}s. Instances are immutable and may be shared between threads. */
public final class DocumentReader {

    /**
     * The document that a file holds.
     *
     * @param file the file
     * @param name its name, by which the type is detected together with the content
     * @throws UnusableDocumentException when the file is empty, encrypted, truncated, no report …; never an empty document
     */
    public ReportDocument read(Path file, String name) throws UnusableDocumentException {
        throw new UnsupportedOperationException("not built yet");
    }
}
