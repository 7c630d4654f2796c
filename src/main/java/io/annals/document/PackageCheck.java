package io.annals.document;

import io.annals.document.LimitExceededException.Limit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A look at a zip before a library opens it: those parts of an Office file that libraries load as a whole, before any
 * limit of ours counts, must be as small as they are by nature.
 */
final class PackageCheck {

    private static final String ZIP = "PK\003\004";
    /** Content types, relations and properties of the largest reports have some kilobytes. */
    private static final int MOST_BYTES = 4 << 20;

    private PackageCheck() {
    }

    /** @throws UnusableDocumentException {@code TOO_LARGE}, when the file has too many parts or too large ones */
    static void refuseBomb(Path file, ReadLimits limits) throws IOException, UnusableDocumentException {
        try (InputStream in = Files.newInputStream(file)) {
            if (!new String(in.readNBytes(ZIP.length()), StandardCharsets.ISO_8859_1).equals(ZIP)) {
                return;
            }
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > limits.parts()) {
                throw new LimitExceededException(Limit.PARTS, "the file is packed as no office program does: it has "
                        + zip.size() + " parts, more than the limit of " + limits.parts());
            }
            byte[] buffer = new byte[8192];
            int left = MOST_BYTES;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
                ZipEntry entry = entries.nextElement();
                if (isLoadedAsAWhole(entry.getName())) {
                    // The size that the directory states may be a lie.
                    left -= unpacked(zip, entry, left, buffer);
                    if (left < 0) {
                        throw refusal("the lists of its parts unpack to more than " + MOST_BYTES + " bytes");
                    }
                }
            }
        } catch (ZipException e) {
            // Whoever reads the file says what is wrong with it.
            return;
        }
    }

    private static boolean isLoadedAsAWhole(String name) {
        return name.endsWith(".rels") || name.equalsIgnoreCase("[Content_Types].xml") || name.startsWith("docProps/")
                && name.endsWith(".xml");
    }

    private static int unpacked(ZipFile zip, ZipEntry entry, int most, byte[] buffer) throws IOException {
        int bytes = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read; bytes <= most && (read = in.read(buffer)) >= 0;) {
                bytes += read;
            }
        }
        return bytes;
    }

    private static UnusableDocumentException refusal(String what) {
        return new UnusableDocumentException(QuarantineReason.TOO_LARGE, "the file is packed as no office program"
                + " does: " + what + "; get it again from its source");
    }
}
