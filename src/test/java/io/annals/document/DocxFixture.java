package io.annals.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A docx written part by part, for markup that POI's own classes don't write. */
public final class DocxFixture {

    private static final String NAMESPACES = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
            + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
            + " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:m=\""
            + "http://schemas.openxmlformats.org/officeDocument/2006/math\"";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private static final String STRICT = "http://purl.oclc.org/ooxml/";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final Map<String, String> others = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final StringBuilder body = new StringBuilder();
    private final StringBuilder external = new StringBuilder();
    private Charset charset = StandardCharsets.UTF_8;
    private String main = "word/document.xml";
    private String mainType = TYPES + "document.main+xml";
    private boolean strict;

    /** Writes a docx of blocks and nothing else, however many they are. */
    public static void write(Path file, Stream<String> blocks) throws IOException {
        DocxFixture bare = new DocxFixture();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(1);
            for (Map.Entry<String, byte[]> part : bare.contents().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                if (part.getKey().equals(bare.main)) {
                    zip.write(utf8("<w:document" + NAMESPACES + "><w:body>"));
                    for (String block : (Iterable<String>) blocks::iterator) {
                        zip.write(block.getBytes(StandardCharsets.UTF_8));
                    }
                    zip.write("</w:body></w:document>".getBytes(StandardCharsets.UTF_8));
                } else {
                    zip.write(part.getValue());
                }
                zip.closeEntry();
            }
        }
    }

    /** Writes the parts that hold text in another encoding. */
    DocxFixture charset(Charset encoding) {
        this.charset = encoding;
        return this;
    }

    /** Names the main part otherwise. */
    DocxFixture main(String path) {
        this.main = path;
        return this;
    }

    /** Gives the main part another content type. */
    DocxFixture mainType(String type) {
        this.mainType = type;
        return this;
    }

    /** Writes the namespaces of ISO/IEC 29500 Strict. */
    DocxFixture strict() {
        this.strict = true;
        return this;
    }

    /** Adds a part that nothing refers to, or one in place of a part that is written otherwise. */
    DocxFixture part(String path, String content) {
        others.put(path, content);
        return this;
    }

    /** Adds a relation of the main part to something outside of the package. */
    DocxFixture external(String relation, String target) {
        external.append("<Relationship Id=\"x").append(external.length()).append("\" Type=\"").append(RELATIONS)
                .append(relation).append("\" Target=\"").append(target).append("\" TargetMode=\"External\"/>");
        return this;
    }

    /** Adds a file within the package, to which the main part relates by an id: {@code aFChunk}, {@code oleObject}. */
    DocxFixture file(String id, String relation, String path, byte[] content) {
        files.put(path, content);
        external.append("<Relationship Id=\"").append(id).append("\" Type=\"").append(RELATIONS).append(relation)
                .append("\" Target=\"/").append(path).append("\"/>");
        return this;
    }

    DocxFixture body(String xml) {
        body.append(xml);
        return this;
    }

    /** A paragraph with properties and one run. */
    DocxFixture paragraph(String properties, String text) {
        return body("<w:p><w:pPr>" + properties + "</w:pPr>" + run(text) + "</w:p>");
    }

    DocxFixture paragraph(String text) {
        return paragraph("", text);
    }

    static String run(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    static String cell(String properties, String text) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr><w:p>" + run(text) + "</w:p></w:tc>";
    }

    DocxFixture styles(String xml) {
        parts.put("styles", "<w:styles" + NAMESPACES + ">" + xml + "</w:styles>");
        return this;
    }

    DocxFixture numbering(String xml) {
        parts.put("numbering", "<w:numbering" + NAMESPACES + ">" + xml + "</w:numbering>");
        return this;
    }

    DocxFixture endnotes(String xml) {
        parts.put("endnotes", "<w:endnotes" + NAMESPACES + ">" + xml + "</w:endnotes>");
        return this;
    }

    DocxFixture header(String xml) {
        parts.put("header", "<w:hdr" + NAMESPACES + ">" + xml + "</w:hdr>");
        return this;
    }

    DocxFixture footnotes(String xml) {
        parts.put("footnotes", "<w:footnotes" + NAMESPACES + ">" + xml + "</w:footnotes>");
        return this;
    }

    /** A level of a numbering. */
    static String level(int level, int start, String format, String text) {
        return "<w:lvl w:ilvl=\"" + level + "\"><w:start w:val=\"" + start + "\"/><w:numFmt w:val=\"" + format
                + "\"/><w:lvlText w:val=\"" + text + "\"/></w:lvl>";
    }

    static String numbered(int id, int level) {
        return "<w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + id + "\"/></w:numPr>";
    }

    Path write(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private void write(OutputStream out) {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(1);
            for (Map.Entry<String, byte[]> part : contents().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of the package. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes);
        return bytes.toByteArray();
    }

    /** The parts of the package by their paths, in the order in which they are written. */
    Map<String, byte[]> contents() {
        String folder = main.contains("/") ? main.substring(0, main.lastIndexOf('/') + 1) : "";
        StringBuilder types = new StringBuilder("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                + "content-types\"><Default Extension=\"rels\" ContentType=\""
                + "application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"html\" ContentType=\"text/html\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/" + main + "\" ContentType=\"" + mainType + "\"/>");
        StringBuilder relations = new StringBuilder();
        for (String path : files.keySet()) {
            types.append("<Override PartName=\"/").append(path).append("\" ContentType=\"application/octet-stream\"/>");
        }
        int id = 1;
        for (String part : parts.keySet()) {
            types.append("<Override PartName=\"/").append(folder).append(part).append(".xml\" ContentType=\"")
                    .append(TYPES).append(part).append("+xml\"/>");
            relations.append("<Relationship Id=\"rId").append(id++).append("\" Type=\"").append(RELATIONS)
                    .append(part).append("\" Target=\"").append(part).append(".xml\"/>");
        }
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("[Content_Types].xml", utf8(types + "</Types>"));
        all.put("_rels/.rels", utf8(relationships("<Relationship Id=\"rId1\" Type=\"" + RELATIONS
                + "officeDocument\" Target=\"" + main + "\"/>")));
        all.put(folder + "_rels/" + main.substring(folder.length()) + ".rels",
                utf8(relationships(relations.toString() + external)));
        parts.forEach((name, xml) -> all.put(folder + name + ".xml", xml(xml)));
        all.put(main, xml("<w:document" + NAMESPACES + "><w:body>" + body + "</w:body></w:document>"));
        others.forEach((path, content) -> all.put(path, content.getBytes(StandardCharsets.UTF_8)));
        all.putAll(files);
        return all;
    }

    private String relationships(String xml) {
        return inNamespaces("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + xml + "</Relationships>");
    }

    private String inNamespaces(String xml) {
        return !strict ? xml : xml
                .replace("http://schemas.openxmlformats.org/officeDocument/2006/", STRICT + "officeDocument/")
                .replace("http://schemas.openxmlformats.org/wordprocessingml/2006/", STRICT + "wordprocessingml/");
    }

    private static byte[] utf8(String xml) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] xml(String xml) {
        return ("<?xml version=\"1.0\" encoding=\"" + charset.name() + "\"?>" + inNamespaces(xml)).getBytes(charset);
    }
}
