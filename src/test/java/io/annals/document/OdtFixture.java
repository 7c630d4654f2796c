package io.annals.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An OpenDocument text written part by part. */
final class OdtFixture {

    private static final String NAMESPACES = " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
            + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
            + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
            + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
            + " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
            + " xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"";
    private static final String TYPE = "application/vnd.oasis.opendocument.text";

    private final StringBuilder body = new StringBuilder();
    private final StringBuilder styles = new StringBuilder();
    private String meta = "";
    private String manifest = "";
    private String prolog = "";

    OdtFixture body(String xml) {
        body.append(xml);
        return this;
    }

    OdtFixture paragraph(String text) {
        return body("<text:p>" + text + "</text:p>");
    }

    OdtFixture styles(String xml) {
        styles.append(xml);
        return this;
    }

    OdtFixture meta(String xml) {
        meta = xml;
        return this;
    }

    OdtFixture manifest(String xml) {
        manifest = xml;
        return this;
    }

    /** What stands in front of the content's root element. */
    OdtFixture prolog(String text) {
        prolog = text;
        return this;
    }

    Path write(Path file) {
        return Documents.write(file.getParent(), file.getFileName().toString(), bytes());
    }

    /** The bytes of the package. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            byte[] type = TYPE.getBytes(StandardCharsets.US_ASCII);
            ZipEntry first = new ZipEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            CRC32 sum = new CRC32();
            sum.update(type);
            first.setCrc(sum.getValue());
            zip.putNextEntry(first);
            zip.write(type);
            put(zip, "META-INF/manifest.xml", "<manifest:manifest" + NAMESPACES
                    + "><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" + TYPE + "\">" + manifest
                    + "</manifest:file-entry></manifest:manifest>");
            put(zip, "styles.xml", "<office:document-styles" + NAMESPACES + "><office:styles>" + styles
                    + "</office:styles><office:master-styles><style:master-page style:name=\"Standard\"><style:header>"
                    + "<text:p>页眉999</text:p></style:header></style:master-page></office:master-styles>"
                    + "</office:document-styles>");
            put(zip, "content.xml", prolog + "<office:document-content" + NAMESPACES
                    + "><office:body><office:text>" + body
                    + "</office:text></office:body></office:document-content>");
            put(zip, "meta.xml", "<office:document-meta" + NAMESPACES + "><office:meta>" + meta
                    + "</office:meta></office:document-meta>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
