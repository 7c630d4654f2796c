package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading connects to nothing, whatever a file refers to: a server counts, and the asking for a proxy is noted. */
class NothingIsFetchedTest {

    private static final Path TORTURE = Path.of("../shared/torture");
    private static final String TEXT = "某区民政局2023年共救助困难群众1203人次，支出救助资金316.4万元。";
    private static final String SECRET = "the-secret-of-this-machine";

    @TempDir
    Path folder;

    private final List<String> connections = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private ProxySelector before;
    private String url;
    private String local;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        url = "http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort() + "/";
        local = Files.writeString(folder.resolve("secret.txt"), SECRET).toUri().toString();
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    connections.add("a connection from " + client.getRemoteSocketAddress());
                } catch (IOException e) {
                    // Closed by the end of the test.
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        before = ProxySelector.getDefault();
        // Java asks it before it connects to anything, by URL or by socket.
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                connections.add("a look for the way to " + uri);
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {
                connections.add("a failed connection to " + uri);
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        ProxySelector.setDefault(before);
        server.close();
    }

    @Test
    void theTestSeesAConnection() throws Exception {
        assertThat(new URL(url).openConnection()).satisfies(connection -> {
            try {
                connection.getInputStream().close();
            } catch (IOException e) {
                // The server says nothing.
            }
        });
        assertThat(connections).isNotEmpty();
    }

    @Test
    void noFormatFetchesWhatItRefersTo() throws Exception {
        Map<String, byte[]> files = files();
        int read = 0;
        for (Map.Entry<String, byte[]> entry : files.entrySet()) {
            Path file = Documents.write(folder, entry.getKey(), entry.getValue());
            try {
                String text = Documents.READER.read(file, entry.getKey()).text();
                assertThat(text).as(entry.getKey()).doesNotContain(SECRET);
                if (!entry.getKey().startsWith("drawing")) {
                    assertThat(text).as(entry.getKey()).contains("1203");
                }
                read++;
            } catch (UnusableDocumentException e) {
                assertThat(e.getMessage()).as(entry.getKey()).isNotBlank().doesNotContain(SECRET);
            }
            assertThat(connections).as(entry.getKey()).isEmpty();
        }
        assertThat(read).isGreaterThanOrEqualTo(7);
    }

    @Test
    void noHostileFileFetchesAnything() throws Exception {
        assumeTrue(Files.isDirectory(TORTURE), "the hostile files are not here");
        try (Stream<Path> all = Files.list(TORTURE)) {
            for (Path file : all.sorted().toList()) {
                try {
                    Documents.READER.read(file, file.getFileName().toString());
                } catch (UnusableDocumentException e) {
                    // Why it can't be read is another test's question.
                }
                assertThat(connections).as(file.toString()).isEmpty();
            }
        }
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        String doctype = "<!DOCTYPE %s SYSTEM \"" + url + "dtd\" [<!ENTITY %% p SYSTEM \"" + url + "parameter\"> %%p;"
                + " <!ENTITY far SYSTEM \"" + url + "entity\"> <!ENTITY near SYSTEM \"" + local + "\">]>";
        String page = "<link rel=stylesheet href='URLcss'><link rel=prefetch href='URLpre'><base href='URL'>"
                + "<meta http-equiv=refresh content='0;url=URLnext'><script src='URLjs'></script>"
                + "<style>@import url(URLimport); body {background: url(URLbackground)}</style></head><body>"
                + "<iframe src='URLframe'></iframe><img src='URLpicture' srcset='URLtwice 2x'><video src='URLfilm'>"
                + "</video><object data='URLobject'></object><embed src='URLembed'><p>" + TEXT + TEXT + "</p>"
                + "<a href='URLlink'>附件</a></body></html>";
        page = page.replace("URL", url);
        files.put("page.html", utf8("<html><head><title>报告</title>" + page));
        files.put("xhtml.html", utf8("<?xml version=\"1.0\"?>" + doctype.formatted("html")
                + "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:xi=\"http://www.w3.org/2001/XInclude\"><head>"
                + "<title>报告</title></head><body><xi:include href=\"" + url + "include\" parse=\"text\"/><p>" + TEXT
                + "&far;&near;</p></body></html>"));
        files.put("report.txt", utf8("见 " + url + "\n" + TEXT));
        files.put("report.md", utf8("# 报告\n\n![图](" + url + "picture)\n\n" + TEXT));
        for (String name : List.of("drawing.svg", "drawing.html", "data.xml", "data.txt")) {
            files.put(name, utf8("<?xml version=\"1.0\"?>" + doctype.formatted("svg") + "<?xml-stylesheet href=\"" + url
                    + "sheet\" type=\"text/xsl\"?><svg xmlns=\"http://www.w3.org/2000/svg\""
                    + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:xi=\"http://www.w3.org/2001/XInclude\">"
                    + "<image xlink:href=\"" + url + "picture\"/><xi:include href=\"" + url + "include\"/><text>" + TEXT
                    + "&far;&near;</text></svg>"));
        }
        files.put("plain.docx", docx("", TEXT));
        files.put("entities.docx", docx(doctype.formatted("w:document"), TEXT + "&far;&near;"));
        files.put("undeclared.docx", docx(doctype.formatted("w:document"), TEXT));
        files.put("report.rtf", utf8("{\\rtf1\\ansi{\\*\\template " + url + "template}{\\field{\\*\\fldinst"
                + " INCLUDEPICTURE \"" + url + "picture\" \\\\d}}{\\field{\\*\\fldinst INCLUDETEXT \"" + url + "text\"}} 1203 }"));
        files.put("report.mht", utf8("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n"
                + "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: " + url + "page\r\n\r\n<html><head>"
                + page + "\r\n--b\r\nContent-Type: message/external-body; access-type=URL; URL=\"" + url
                + "body\"\r\n\r\n--b--\r\n"));
        files.put("report.fodt", utf8("<?xml version=\"1.0\"?>" + openText(doctype.formatted("office:document"),
                "office:document")));
        files.put("report.odt", zip(Map.of("mimetype", "application/vnd.oasis.opendocument.text",
                "META-INF/manifest.xml", doctype.formatted("manifest") + "<manifest:manifest xmlns:manifest=\"urn:"
                + "oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
                "content.xml", openText(doctype.formatted("office:document-content"), "office:document-content"))));
        files.put("report.xlsx", xlsx(doctype.formatted("worksheet")));
        files.put("report.pdf", pdf());
        return files;
    }

    private byte[] docx(String doctype, String text) throws IOException {
        String w = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
        String type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        StringBuilder external = new StringBuilder();
        for (String relation : List.of("attachedTemplate", "image", "hyperlink", "subDocument", "oleObject", "aFChunk",
                "frame", "styles", "numbering", "footnotes", "endnotes", "settings", "theme", "header")) {
            external.append("<Relationship Id=\"").append(relation).append("\" Type=\"").append(type).append(relation)
                    .append("\" Target=\"").append(url).append(relation).append("\" TargetMode=\"External\"/>");
        }
        return zip(Map.of("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
                + "relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd."
                + "openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
                "_rels/.rels", relationships("<Relationship Id=\"a\" Type=\"" + type + "officeDocument\" Target=\""
                + "word/document.xml\"/><Relationship Id=\"b\" Type=\"" + type + "extended-properties\" Target=\"" + url
                + "properties\" TargetMode=\"External\"/>"),
                "word/_rels/document.xml.rels", relationships(external.toString()),
                "word/document.xml", doctype + "<w:document" + w + "><w:body><w:altChunk r:id=\"aFChunk\"/><w:subDoc"
                + " r:id=\"subDocument\"/><w:p><w:hyperlink r:id=\"hyperlink\"><w:r><w:t>" + text + "</w:t></w:r>"
                + "</w:hyperlink></w:p><w:p><w:r><w:instrText>INCLUDETEXT \"" + url + "text\"</w:instrText></w:r></w:p>"
                + "</w:body></w:document>"));
    }

    private static String relationships(String xml) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + xml
                + "</Relationships>";
    }

    private String openText(String doctype, String root) {
        String urn = "urn:oasis:names:tc:opendocument:xmlns:";
        return doctype + "<" + root + " xmlns:office=\"" + urn + "office:1.0\" xmlns:text=\"" + urn + "text:1.0\""
                + " xmlns:draw=\"" + urn + "drawing:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                + " office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text>"
                + "<text:section><text:section-source xlink:href=\"" + url + "section\"/></text:section>"
                + "<text:p>" + TEXT + "<draw:frame><draw:image xlink:href=\"" + url + "picture\"/></draw:frame>"
                + "</text:p></office:text></office:body></" + root + ">";
    }

    private byte[] xlsx(String doctype) throws IOException {
        String type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        String main = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" + type
                .substring(0, type.length() - 1) + "\"";
        String content = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        return zip(Map.of("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
                + "relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"" + content
                + "sheet.main+xml\"/><Override PartName=\"/xl/sheet.xml\" ContentType=\"" + content
                + "worksheet+xml\"/></Types>",
                "_rels/.rels", relationships("<Relationship Id=\"a\" Type=\"" + type + "officeDocument\" Target=\""
                + "xl/workbook.xml\"/>"),
                "xl/_rels/workbook.xml.rels", relationships("<Relationship Id=\"s\" Type=\"" + type + "worksheet\""
                + " Target=\"sheet.xml\"/><Relationship Id=\"l\" Type=\"" + type + "externalLinkPath\" Target=\"" + url
                + "book\" TargetMode=\"External\"/>"),
                "xl/workbook.xml", "<workbook" + main + "><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"s\"/></sheets>"
                + "<externalReferences><externalReference r:id=\"l\"/></externalReferences></workbook>",
                "xl/sheet.xml", doctype + "<worksheet" + main + "><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\">"
                + "<is><t>" + TEXT + "</t></is></c></row></sheetData></worksheet>"));
    }

    /** A page whose text, picture and actions stand elsewhere. */
    private byte[] pdf() {
        String where = "<</Type/Filespec/FS/URL/F(" + url + "file)>>";
        List<String> objects = List.of("<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(" + url + "open)>>>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents[4 0 R 5 0 R]/Resources<</Font<</F<</Type/Font"
                + "/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<</X 6 0 R>>>>/Annots[<</Subtype/Link/Rect[0 0 9 9]/A"
                + "<</S/GoToR/D[0/Fit]/F" + where + ">>>>]>>",
                "<</Length 45>>\nstream\nBT /F 12 Tf 20 200 Td (1203 persons) Tj ET  \nendstream",
                "<</Length 0/F" + where + ">>\nstream\n\nendstream",
                "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 0/F"
                + where + ">>\nstream\n\nendstream");
        StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(pdf.length());
            pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int table = pdf.length();
        pdf.append("xref\n0 7\n0000000000 65535 f \n");
        offsets.forEach(offset -> pdf.append("%010d 00000 n \n".formatted(offset)));
        pdf.append("trailer\n<</Size 7/Root 1 0 R>>\nstartxref\n").append(table).append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            // The media type of an odt must be its first entry.
            for (String name : parts.keySet().stream().sorted((a, b) -> a.equals("mimetype") ? -1
                    : b.equals("mimetype") ? 1 : a.compareTo(b)).toList()) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(parts.get(name).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
