package io.annals.document;

import java.io.IOException;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.io.TikaInputStream;

/** Reads a report out of a binary Office file (doc, xls), whose streams POI opens. */
abstract class BinaryOfficeParser extends ReportParser {

    private static final long serialVersionUID = 1;

    BinaryOfficeParser(String... types) {
        super(types);
    }

    @Override
    final void read(TikaInputStream stream, ReadLimits limits, DocumentBuilder document)
            throws IOException, UnusableDocumentException {
        // Tika opened the file to see what it is, and closes it with the stream.
        if (stream.getOpenContainer() instanceof DirectoryNode root) {
            read(root, limits, document);
            return;
        }
        try (POIFSFileSystem files = new POIFSFileSystem(stream.getFile(), true)) {
            read(files.getRoot(), limits, document);
        }
    }

    /** Reads the streams of the file into the builder; nothing added means that there is no text. */
    abstract void read(DirectoryNode root, ReadLimits limits, DocumentBuilder document)
            throws IOException, UnusableDocumentException;
}
