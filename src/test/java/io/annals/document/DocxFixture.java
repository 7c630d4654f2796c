package io.annals.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A docx written part by part, for markup that POI's own classes don't write. */
final class DocxFixture {

    private static final String NAMESPACES = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
            + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
            + " xmlns:v=\"urn:schemas-microsoft-com:vml\"";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder body = new StringBuilder();

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
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            StringBuilder types = new StringBuilder("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                    + "content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationshi"
                    + "ps+xml\"/>"
                    + "<Override PartName=\"/word/document.xml\" ContentType=\"" + TYPES + "document.main+xml\"/>");
            StringBuilder relations = new StringBuilder();
            int id = 1;
            for (String part : parts.keySet()) {
                types.append("<Override PartName=\"/word/").append(part).append(".xml\" ContentType=\"").append(TYPES)
                        .append(part).append("+xml\"/>");
                relations.append("<Relationship Id=\"rId").append(id++).append("\" Type=\"").append(RELATIONS)
                        .append(part)
                        .append("\" Target=\"").append(part).append(".xml\"/>");
            }
            put(zip, "[Content_Types].xml", types + "</Types>");
            put(zip, "_rels/.rels", relationships("<Relationship Id=\"rId1\" Type=\"" + RELATIONS
                    + "officeDocument\" Target=\"word/document.xml\"/>"));
            put(zip, "word/_rels/document.xml.rels", relationships(relations.toString()));
            for (Map.Entry<String, String> part : parts.entrySet()) {
                put(zip, "word/" + part.getKey() + ".xml", part.getValue());
            }
            put(zip, "word/document.xml", "<w:document" + NAMESPACES + "><w:body>" + body + "</w:body></w:document>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static String relationships(String xml) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + xml
                + "</Relationships>";
    }

    static void put(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        OutputStream out = zip;
        out.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
