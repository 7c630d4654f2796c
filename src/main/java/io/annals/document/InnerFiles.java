package io.annals.document;

import io.annals.document.DocumentBuilder.Draft;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.Ole10NativeException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * The files within one document, read as files are, by the same parsers and under the same limits: those that Word
 * takes in where they stand, and attachments. They may hold files in turn, to a small depth.
 */
final class InnerFiles {

    /** Reads a file within another into a builder. */
    interface Reader {
        void read(byte[] bytes, String name, DocumentBuilder document) throws UnusableDocumentException;
    }

    private static final int DEEPEST = 3;
    private static final int MOST = 100;
    private static final String OLE = "\u00D0\u00CF\u0011\u00E0";
    /** Streams in which OLE objects hold a file of another format as it is. */
    private static final List<String> PACKED = List.of("Package", "CONTENTS", "Contents");

    private final Reader reader;
    private final int depth;
    private int count;

    private InnerFiles(Reader reader, int depth) {
        this.reader = reader;
        this.depth = depth;
    }

    /** The files of a document that is no part of another. */
    static InnerFiles outermost(Reader reader) {
        return new InnerFiles(reader, 0);
    }

    /** The files of a document that is one of these. */
    InnerFiles deeper() {
        return new InnerFiles(reader, depth + 1);
    }

    /**
     * What a file holds.
     *
     * @param name its name; empty where none is known
     * @param outer the document that holds it
     * @return empty where it can't be read: it is encrypted, damaged, without text, no document, or too deep within
     * @throws LimitExceededException when it goes beyond a limit
     */
    List<Draft> read(InputStream file, String name, ReadLimits limits, DocumentBuilder outer)
            throws IOException, UnusableDocumentException {
        if (depth >= DEEPEST || ++count > MOST) {
            return List.of();
        }
        byte[] bytes = ReportParser.bytes(file, limits);
        DocumentBuilder inner = outer.within(deeper());
        try {
            reader.read(bytes, name, inner);
        } catch (LimitExceededException e) {
            throw e;
        } catch (UnusableDocumentException e) {
            // An attachment that is a picture, a program or protected costs only itself.
            return List.of();
        }
        return inner.drafts();
    }

    /** What the file holds that an OLE object wraps, as {@link #read}. */
    List<Draft> readObject(InputStream object, String name, ReadLimits limits, DocumentBuilder outer)
            throws IOException, UnusableDocumentException {
        byte[] bytes = ReportParser.bytes(object, limits);
        boolean ole = bytes.length >= OLE.length()
                && OLE.equals(new String(bytes, 0, OLE.length(), StandardCharsets.ISO_8859_1));
        if (!ole) {
            return read(new ByteArrayInputStream(bytes), name, limits, outer);
        }
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            List<Draft> wrapped = readWrapped(files.getRoot(), limits, outer);
            return wrapped != null ? wrapped : read(new ByteArrayInputStream(bytes), "", limits, outer);
        } catch (Ole10NativeException | RuntimeException e) {
            // POI throws what it likes on a broken object; the object is no document then.
            return List.of();
        }
    }

    /** What an OLE object holds that is a storage of a file, as {@link #read}. */
    List<Draft> readStorage(DirectoryNode object, ReadLimits limits, DocumentBuilder outer)
            throws IOException, UnusableDocumentException {
        try {
            List<Draft> wrapped = readWrapped(object, limits, outer);
            if (wrapped != null) {
                return wrapped;
            }
        } catch (Ole10NativeException | RuntimeException e) {
            // As above.
            return List.of();
        }
        byte[] bytes;
        try (POIFSFileSystem file = new POIFSFileSystem(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            EntryUtils.copyNodes(object, file.getRoot());
            file.writeFilesystem(out);
            bytes = out.toByteArray();
        } catch (RuntimeException e) {
            // As above.
            return List.of();
        }
        return read(new ByteArrayInputStream(bytes), "", limits, outer);
    }

    /** What an OLE 1.0 package holds that begins with its size, as {@link #read}. */
    List<Draft> readPackage(byte[] data, ReadLimits limits, DocumentBuilder outer)
            throws IOException, UnusableDocumentException {
        try {
            Ole10Native wrapped = new Ole10Native(data, 0);
            return read(new ByteArrayInputStream(wrapped.getDataBuffer()), baseName(wrapped), limits, outer);
        } catch (Ole10NativeException | RuntimeException e) {
            // As above.
            return List.of();
        }
    }

    /** What a storage wraps; null where it is the file itself. */
    private List<Draft> readWrapped(DirectoryNode root, ReadLimits limits, DocumentBuilder outer)
            throws IOException, Ole10NativeException, UnusableDocumentException {
        if (root.hasEntry(Ole10Native.OLE10_NATIVE)) {
            Ole10Native wrapped = Ole10Native.createFromEmbeddedOleObject(root);
            return read(new ByteArrayInputStream(wrapped.getDataBuffer()), baseName(wrapped), limits, outer);
        }
        for (Entry entry : root) {
            if (PACKED.contains(entry.getName()) && entry.isDocumentEntry()) {
                return read(root.createDocumentInputStream(entry), "", limits, outer);
            }
        }
        return null;
    }

    /** The refusal of a document that holds other files, or pictures, and no text. */
    static UnusableDocumentException noText(int attachments, int pictures) {
        return new UnusableDocumentException(QuarantineReason.NO_TEXT, "the document holds no text of its own"
                + (attachments > 0 ? ", but attached files (" + attachments + ") whose text can't be read;"
                        + " save them as files to see"
                : pictures > 0 ? ", but pictures (" + pictures + "); recognise their text (OCR) and save that"
                : "; get it again from its source"));
    }

    private static String baseName(Ole10Native wrapped) {
        String name = wrapped.getFileName() == null ? "" : wrapped.getFileName();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
