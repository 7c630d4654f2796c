package io.annals.document;

import static io.annals.document.DocxFixture.cell;
import static io.annals.document.DocxFixture.level;
import static io.annals.document.DocxFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that are made to do harm, or came to harm: text or one reason, in little time, and nothing left behind. */
class HostileWordTest {

    private static final String BODY = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
            + "main\"><w:body>";

    @TempDir
    Path folder;

    private Set<String> leftBefore;

    @BeforeEach
    void lookIntoTheTemporaryFolder() throws IOException {
        leftBefore = leftovers();
    }

    @AfterEach
    void nothingIsLeftInTheTemporaryFolder() throws IOException {
        assertThat(leftBefore).containsAll(leftovers());
    }

    /** What the libraries name the files that they forget. */
    private static Set<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("(?i)(apache-tika|tika|poi|ooxml|commons).*"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private Path zip(String name, Map<String, byte[]> parts) {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return file;
    }

    private static Map<String, byte[]> parts() {
        return new LinkedHashMap<>(new DocxFixture().numbering("<w:abstractNum w:abstractNumId=\"1\">"
                + level(0, 1, "decimal", "%1.") + "</w:abstractNum>").paragraph("全年救助12人。").contents());
    }

    /** A package in which one part unpacks to a gigabyte: the same compressed blank megabyte a thousand times. */
    private Path bomb(String part, String head) throws IOException {
        Path file = folder.resolve("bomb.docx");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            for (Map.Entry<String, byte[]> each : parts().entrySet()) {
                ZipArchiveEntry entry = new ZipArchiveEntry(each.getKey());
                if (each.getKey().equals(part)) {
                    byte[] raw = deflatedBomb(head.isEmpty() ? each.getValue() : head.getBytes(StandardCharsets.UTF_8));
                    entry.setMethod(ZipEntry.DEFLATED);
                    entry.setCrc(0);
                    entry.setCompressedSize(raw.length);
                    entry.setSize(1000L << 20);
                    zip.addRawArchiveEntry(entry, new ByteArrayInputStream(raw));
                } else {
                    zip.putArchiveEntry(entry);
                    zip.write(each.getValue());
                    zip.closeArchiveEntry();
                }
            }
        }
        return file;
    }

    private static byte[] deflatedBomb(byte[] head) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        byte[] buffer = new byte[1 << 20];
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        deflater.setInput(head);
        raw.write(buffer, 0, deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH));
        deflater.setInput(" ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII));
        int length = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
        for (int i = 0; i < 1000; i++) {
            raw.write(buffer, 0, length);
        }
        deflater.finish();
        raw.write(buffer, 0, deflater.deflate(buffer));
        deflater.end();
        return raw.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"word/document.xml", "word/numbering.xml", "[Content_Types].xml", "_rels/.rels",
        "word/_rels/document.xml.rels"})
    @Timeout(20)
    void aPartOfAGigabyteIsRefused(String part) throws IOException {
        Path bomb = bomb(part, part.equals("word/document.xml") ? BODY + "<w:p><w:r><w:t xml:space=\"preserve\">" : "");
        assertThat(Files.size(bomb)).isLessThan(20 << 20);

        assertThat(Documents.refusal(bomb, "bomb.docx").reason()).isEqualTo(QuarantineReason.TOO_LARGE);
    }

    @Test
    @Timeout(20)
    void twoHundredThousandParagraphsAreText() throws Exception {
        DocxFixture docx = new DocxFixture();
        for (int i = 0; i < 200_000; i++) {
            docx.body("<w:p><w:r><w:t>救助").body(Integer.toString(i)).body("人。</w:t></w:r></w:p>");
        }

        assertThat(Documents.READER.read(docx.write(folder.resolve("long.docx")),
                "long.docx").blocks()).hasSize(200_000);
    }

    @Test
    @Timeout(20)
    void aTableOfAHundredThousandRowsIsCells() throws Exception {
        DocxFixture docx = new DocxFixture().body("<w:tbl><w:tr>" + cell("", "项目") + cell("", "人数") + "</w:tr>");
        for (int i = 1; i < 100_000; i++) {
            docx.body("<w:tr><w:tc><w:p><w:r><w:t>乡").body(Integer.toString(i))
                    .body("</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr>");
        }
        ReportDocument document = Documents.READER.read(docx.body("</w:tbl>").write(folder.resolve("rows.docx")),
                "rows.docx");

        assertThat(document.blocks()).hasSize(200_000);
        assertThat(document.blocks().get(199_999).row()).isEqualTo(100_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<w:tbl><w:tr><w:tc>|<w:p/></w:tc></w:tr></w:tbl>",
            "<w:sdt><w:sdtContent>|</w:sdtContent></w:sdt>",
        "<w:ins>|</w:ins>", "<w:p><w:r><w:txbxContent>|</w:txbxContent></w:r></w:p>",
        "<mc:AlternateContent><mc:Choice>|</mc:Choice></mc:AlternateContent>", "<w:p><w:smartTag>|</w:smartTag></w:p>"})
    @Timeout(20)
    void deepNestingIsRefused(String shell) {
        String[] halves = shell.split("\\|");
        Path docx = new DocxFixture().body(halves[0].repeat(20_000) + halves[1].repeat(20_000))
                .write(folder.resolve("deep.docx"));

        assertThat(Documents.refusal(docx, "deep.docx").reason()).isEqualTo(QuarantineReason.TOO_LARGE);
    }

    @Test
    @Timeout(20)
    void manyListsAndStylesThatGoInCirclesDoNoHarm() throws Exception {
        StringBuilder lists = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            lists.append("<w:abstractNum w:abstractNumId=\"").append(i).append("\">").append(level(i % 12, 1,
                    "decimal", "%9%1."))
                    .append("</w:abstractNum><w:num w:numId=\"").append(i + 1).append("\"><w:abstractNumId w:val=\"")
                    .append(i).append("\"/></w:num>");
        }
        ReportDocument document = Documents.READER.read(new DocxFixture().numbering(lists.toString())
                .styles("<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"a\"/><w:basedOn w:val=\"B\"/>"
                + "</w:style>"
                        + "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name w:val=\"b\"/><w:basedOn w:val=\"A\"/>"
                        + "</w:style>")
                .paragraph("<w:pStyle w:val=\"A\"/>" + DocxFixture.numbered(1, 0), "救助12人。")
                .paragraph(DocxFixture.numbered(2_000_000_000, -7), "救助13人。").write(folder.resolve("lists.docx")),
                "lists.docx");

        assertThat(document.text().lines()).containsExactly("1. 救助12人。", "救助13人。");
    }

    @Test
    void aPackageOfTooManyPartsIsRefused() throws IOException {
        Path file = folder.resolve("many.docx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> part : parts().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
            for (int i = 0; i < 10_000; i++) {
                zip.putNextEntry(new ZipEntry("word/media/" + i + ".xml"));
            }
        }

        assertThat(Documents.refusal(file, "many.docx")).hasMessageContaining("parts")
                .extracting(UnusableDocumentException::reason).isEqualTo(QuarantineReason.TOO_LARGE);
    }

    @Test
    void aPartThatIsThereTwiceOrMissingIsToldOrReadPast() throws Exception {
        byte[] twice = Files.readAllBytes(zip("a.docx", withCopy("word/documenz.xml")));
        Path file = Documents.write(folder, "twice.docx", replaced(twice, "word/documenz.xml", "word/document.xml"));
        assertThat(Documents.refusal(file, "twice.docx").reason()).isEqualTo(QuarantineReason.UNREADABLE);

        Map<String, byte[]> parts = parts();
        parts.remove("word/document.xml");
        assertThat(Documents.refusal(zip("main.docx", parts), "main.docx").reason())
                .isEqualTo(QuarantineReason.UNREADABLE);

        parts = parts();
        parts.remove("word/numbering.xml");
        assertThat(Documents.READER.read(zip("list.docx", parts), "list.docx").text()).isEqualTo("全年救助12人。");

        parts = parts();
        parts.remove("_rels/.rels");
        assertThat(Documents.refusal(zip("rels.docx", parts), "rels.docx").reason())
                .isIn(QuarantineReason.UNREADABLE, QuarantineReason.WRONG_TYPE);
    }

    private static Map<String, byte[]> withCopy(String name) {
        Map<String, byte[]> parts = parts();
        parts.put(name, parts.get("word/document.xml"));
        return parts;
    }

    private static byte[] replaced(byte[] bytes, String from, String to) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "image/png", "", "application/vnd.ms-excel"})
    void aWrongContentTypeIsToldOrReadPast(String type) {
        Path file = new DocxFixture().mainType(type).paragraph("全年救助12人。").write(folder.resolve("type.docx"));

        endsWell(file);
    }

    private static String endsWell(Path file) {
        try {
            String text = Documents.READER.read(file, file.getFileName().toString()).text();
            assertThat(text).isNotBlank();
            return "text";
        } catch (UnusableDocumentException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n").doesNotContain("Exception");
            return e.reason().name();
        }
    }

    @Test
    void nothingOutsideIsFetched() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort() + "/";
            DocxFixture docx = new DocxFixture().paragraph("全年救助12人。");
            for (String relation : List.of("attachedTemplate", "image", "hyperlink", "styles", "numbering", "footnotes",
                    "endnotes", "subDocument", "aFChunk", "oleObject", "frame", "settings", "header")) {
                docx.external(relation, url + relation);
            }
            assertThat(Documents.READER.read(docx.write(folder.resolve("links.docx")), "links.docx").text())
                    .isEqualTo("全年救助12人。");

            Map<String, byte[]> parts = parts();
            parts.put("_rels/.rels", replaced(parts.get("_rels/.rels"), "Target=\"word/document.xml\"",
                    "TargetMode=\"External\" Target=\"" + url + "main\""));
            assertThat(endsWell(zip("main.docx", parts))).isEqualTo("UNREADABLE");

            for (String part : List.of("word/document.xml", "word/numbering.xml", "[Content_Types].xml",
                    "_rels/.rels")) {
                Map<String, byte[]> entities = parts();
                entities.put(part, replaced(entities.get(part), "?>", "?><!DOCTYPE x [<!ENTITY % p SYSTEM \"" + url
                        + "p.dtd\">%p;<!ENTITY e SYSTEM \"" + url + "e\">]>"));
                endsWell(zip("entity.docx", entities));
            }
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aPartThatEndsTooEarlyIsToldAsDamageAndNotAsABomb() throws Exception {
        Map<String, byte[]> parts = parts();
        byte[] whole = parts.get("word/document.xml");
        parts.put("word/document.xml", Arrays.copyOf(whole, whole.length * 2 / 3));
        Path file = zip("half.docx", parts);

        assertThatThrownBy(() -> Documents.READER.read(file, "half.docx"))
                .isInstanceOf(UnusableDocumentException.class).hasMessageContaining("its XML is broken");
    }

    @Test
    @Timeout(60)
    void mutatedDocumentsEndInTextOrOneReason() throws Exception {
        Random random = new Random(20231);
        DocxFixture docx = new DocxFixture().numbering("<w:abstractNum w:abstractNumId=\"1\">" + level(0, 1, "decimal",
                "%1.")
                + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>")
                .styles("<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style>")
                .footnotes("<w:footnote w:id=\"2\"><w:p>" + run("不含临时救助。") + "</w:p></w:footnote>")
                .paragraph("<w:pStyle w:val=\"H1\"/>", "一、概况").paragraph(DocxFixture.numbered(1, 0), "全年救助12人。")
                .body("<w:p>" + run("共") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>SUM"
                + "</w:instrText>"
                        + "</w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run("12")
                        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>"
                        + "</w:p>")
                .body("<w:tbl><w:tr>" + cell("<w:gridSpan w:val=\"2\"/>", "项目") + cell("", "人数") + "</w:tr><w:tr>"
                        + cell("<w:vMerge/>", "低保") + cell("", "12") + "</w:tr></w:tbl>");
        byte[] whole = Files.readAllBytes(docx.write(folder.resolve("whole.docx")));
        Map<String, Integer> ends = new LinkedHashMap<>();
        PrintStream standardError = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            readMutants(docx, whole, random, ends);
        } finally {
            System.setErr(standardError);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(ends).containsKeys("text", "UNREADABLE", "TRUNCATED");
        assertThat(ends.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(300);
    }

    private void readMutants(DocxFixture docx, byte[] whole, Random random, Map<String, Integer> ends) {
        for (int i = 0; i < 300; i++) {
            Path file = switch (i % 4) {
                case 0 -> Documents.write(folder, "bits.docx", flipped(whole, 1 + random.nextInt(20), random));
                case 1 -> Documents.write(folder, "cut.docx", java.util.Arrays.copyOf(whole,
                        random.nextInt(whole.length)));
                case 2 -> zip("xml.docx", flippedParts(docx.contents(), random));
                default -> zip("swapped.docx", swapped(docx.contents(), random));
            };
            ends.merge(endsWell(file), 1, Integer::sum);
        }
    }

    private static byte[] flipped(byte[] bytes, int times, Random random) {
        byte[] mutated = bytes.clone();
        for (int i = 0; i < times; i++) {
            mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return mutated;
    }

    private static Map<String, byte[]> flippedParts(Map<String, byte[]> parts, Random random) {
        Map<String, byte[]> mutated = new LinkedHashMap<>(parts);
        String part = List.copyOf(parts.keySet()).get(random.nextInt(parts.size()));
        mutated.put(part, flipped(parts.get(part), 1 + random.nextInt(3), random));
        return mutated;
    }

    /** Pieces of XML between two angle brackets change places, or one part stands for another. */
    private static Map<String, byte[]> swapped(Map<String, byte[]> parts, Random random) {
        Map<String, byte[]> mutated = new LinkedHashMap<>(parts);
        List<String> names = List.copyOf(parts.keySet());
        if (random.nextInt(4) == 0) {
            mutated.put(names.get(random.nextInt(names.size())), parts.get(names.get(random.nextInt(names.size()))));
            return mutated;
        }
        String[] pieces = new String(parts.get("word/document.xml"), StandardCharsets.UTF_8).split("(?=<)");
        for (int i = 0; i < 3; i++) {
            int one = random.nextInt(pieces.length);
            int other = random.nextInt(pieces.length);
            String kept = pieces[one];
            pieces[one] = pieces[other];
            pieces[other] = kept;
        }
        mutated.put("word/document.xml", String.join("", pieces).getBytes(StandardCharsets.UTF_8));
        return mutated;
    }
}
