package io.annals.document;

import static io.annals.document.DocxFixture.cell;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that a docx takes its text from are read where they stand, attachments where a document has no text of its own. */
class InnerFilesTest {

    private static final String PAGE = "<html><head><meta charset=utf-8><title>附页</title></head><body><h2>（一）社会救助</h2>"
            + "<p>全县共有城市低保对象466户、721人。</p><table><tr><td>项目</td><td>人数</td></tr><tr><td>特困</td><td>121</td></tr>"
            + "</table></body></html>";
    private static final String ATTACHED = "<w:p><w:r><w:object><o:OLEObject xmlns:o=\"urn:schemas-microsoft-com:office:"
            + "office\" Type=\"Embed\" ProgID=\"Package\" r:id=\"%s\"/></w:object></w:r></w:p>";

    @TempDir
    Path folder;

    private ReportDocument read(DocxFixture docx) throws UnusableDocumentException {
        return Documents.READER.read(docx.write(folder.resolve("a.docx")), "a.docx");
    }

    private UnusableDocumentException refusal(DocxFixture docx) {
        return Documents.refusal(docx.write(folder.resolve("a.docx")), "a.docx");
    }

    private static DocxFixture chunk(String path, byte[] content) {
        return new DocxFixture().paragraph("一、主要工作").body("<w:altChunk r:id=\"c1\"/>").paragraph("二、下一步打算")
                .file("c1", "aFChunk", path, content);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** An OLE object that wraps a file as Windows and WPS do. */
    private static byte[] wrapped(String name, byte[] content) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            new Ole10Native(name, name, name, content).writeOut(packed);
            files.createDocument(new ByteArrayInputStream(packed.toByteArray()), Ole10Native.OLE10_NATIVE);
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] workbook() throws IOException {
        try (HSSFWorkbook book = new HSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet("救助");
            Object[][] rows = {{"项目", "户数"}, {"农村低保", 812}, {"城市低保", 466}};
            for (int r = 0; r < rows.length; r++) {
                Row row = sheet.createRow(r);
                row.createCell(0).setCellValue((String) rows[r][0]);
                if (rows[r][1] instanceof Integer number) {
                    row.createCell(1).setCellValue(number);
                } else {
                    row.createCell(1).setCellValue((String) rows[r][1]);
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    @Test
    void aPageThatADocumentTakesInIsReadWhereItStands() throws Exception {
        ReportDocument document = read(chunk("word/afchunk.htm", utf8(PAGE)));

        assertThat(Documents.blocks(document)).containsExactly("HEADING1 一、主要工作", "HEADING2 （一）社会救助",
                "PARAGRAPH 全县共有城市低保对象466户、721人。", "CELLH1,1 项目", "CELLH1,2 人数", "CELL2,1 特困", "CELL2,2 121",
                "HEADING1 二、下一步打算");
        assertThat(document.metadata().title()).isNullOrEmpty();
        assertThat(document.metadata().raw()).doesNotContainKey("w:altChunk");
    }

    @Test
    void richTextDocumentsArchivesAndTextAreTakenInToo() throws Exception {
        assertThat(read(chunk("word/a.rtf", utf8("{\\rtf1\\ansi 466 persons\\par}"))).text())
                .isEqualTo("一、主要工作\n466 persons\n二、下一步打算");
        assertThat(read(chunk("word/a.docx", new DocxFixture().paragraph("共有466户。").bytes())).text())
                .isEqualTo("一、主要工作\n共有466户。\n二、下一步打算");
        assertThat(read(chunk("word/a.txt", utf8("共有466户。"))).text()).isEqualTo("一、主要工作\n共有466户。\n二、下一步打算");
        assertThat(read(chunk("word/a.mht", utf8("MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\";"
                + " boundary=\"=b1\"\r\n\r\n--=b1\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n<html><body>"
                + "<p>共有466户。</p></body></html>\r\n--=b1--\r\n"))).text()).isEqualTo("一、主要工作\n共有466户。\n二、下一步打算");
    }

    @Test
    void inACellItIsTheCellsText() throws Exception {
        ReportDocument document = read(new DocxFixture().body("<w:tbl><w:tr>" + cell("", "项目") + cell("", "情况")
                + "</w:tr><w:tr>" + cell("", "救助") + "<w:tc><w:altChunk r:id=\"c1\"/><w:p/></w:tc></w:tr></w:tbl>")
                .file("c1", "aFChunk", "word/a.htm", utf8("<html><body><p>全年救助12人。</p></body></html>")));

        assertThat(Documents.blocks(document)).contains("CELL2,2 全年救助12人。");
    }

    @Test
    void oneThatCantBeReadIsTold() throws Exception {
        assertThat(read(chunk("word/a.docx", new byte[] {1, 2, 3, 0, 0, 7})).metadata().raw())
                .containsEntry("w:altChunk", "1 not read");
        UnusableDocumentException refusal = refusal(new DocxFixture().body("<w:altChunk r:id=\"gone\"/>"));
        assertThat(refusal.reason()).isEqualTo(QuarantineReason.NO_TEXT);
        assertThat(refusal).hasMessageContaining("altChunk");
    }

    @Test
    @Timeout(20)
    void filesWithinFilesAreReadToASmallDepthAndUnderTheLimits() throws Exception {
        byte[] inner = new DocxFixture().paragraph("最里面9人。").bytes();
        for (int depth = 1; depth <= 6; depth++) {
            inner = new DocxFixture().paragraph("第" + depth + "层。").body("<w:altChunk r:id=\"c1\"/>")
                    .file("c1", "aFChunk", "word/a.docx", inner).bytes();
        }
        ReportDocument document = Documents.read(folder, "deep.docx", inner);
        assertThat(document.text()).isEqualTo("第6层。\n第5层。\n第4层。\n第3层。");

        DocumentReader small = new DocumentReader(new ReadLimits(1 << 20, 1 << 20, 500, 1000));
        Path file = chunk("word/a.txt", utf8("共有466户。\n".repeat(100))).write(folder.resolve("b.docx"));
        assertThat(Documents.refusal(small, file, "b.docx").reason()).isEqualTo(QuarantineReason.TOO_LARGE);
        DocumentReader narrow = new DocumentReader(new ReadLimits(1 << 20, 5000));
        assertThat(Documents.refusal(narrow, chunk("word/a.txt", utf8("共有466户。\n".repeat(1000)))
                .write(folder.resolve("c.docx")), "c.docx").reason()).isEqualTo(QuarantineReason.TOO_LARGE);
    }

    @Test
    void attachmentsAreReadInOrderWhereThereIsNoOtherText() throws Exception {
        DocxFixture docx = new DocxFixture().body(String.format(ATTACHED, "o2") + String.format(ATTACHED, "o1")
                + String.format(ATTACHED, "o3"))
                .file("o1", "oleObject", "word/embeddings/oleObject1.bin", workbook())
                .file("o2", "oleObject", "word/embeddings/oleObject2.bin", wrapped("report.txt", utf8("全年救助1,234人次。")))
                .file("o3", "oleObject", "word/embeddings/oleObject3.bin", wrapped("run.exe", new byte[] {'M', 'Z', 0}));

        assertThat(Documents.blocks(read(docx))).contains("PARAGRAPH 全年救助1,234人次。", "CELL2,1 农村低保", "CELL2,2 812")
                .startsWith("PARAGRAPH 全年救助1,234人次。");
    }

    @Test
    void attachmentsOfADocumentWithTextStayAttached() throws Exception {
        assertThat(read(new DocxFixture().paragraph("见附件。").body(String.format(ATTACHED, "o1"))
                .file("o1", "oleObject", "word/embeddings/oleObject1.bin", workbook())).text()).isEqualTo("见附件。");
    }

    @Test
    void attachmentsInTheCellsOfAnEmptyTableAreReadToo() throws Exception {
        assertThat(Documents.blocks(read(new DocxFixture().body("<w:tbl><w:tr><w:tc>" + String.format(ATTACHED, "o1")
                + "</w:tc>" + cell("", "") + "</w:tr><w:tr>" + cell("", "") + cell("", "") + "</w:tr></w:tbl>")
                .file("o1", "oleObject", "word/embeddings/oleObject1.bin", workbook())))).contains("CELL2,2 812");
    }

    @Test
    void attachmentsWithoutTextAreNamed() throws Exception {
        UnusableDocumentException refusal = refusal(new DocxFixture().body(String.format(ATTACHED, "o1"))
                .file("o1", "oleObject", "word/embeddings/oleObject1.bin", new byte[] {(byte) 0x89, 80, 78, 71, 13, 10, 26, 10}));

        assertThat(refusal.reason()).isEqualTo(QuarantineReason.NO_TEXT);
        assertThat(refusal).hasMessageContaining("attached files (1)");
    }

    // --- doc, odt and rtf -------------------------------------------------------------------------------------------

    /** A doc whose text is blank, or not, with OLE objects in its pool. */
    private static byte[] doc(boolean blank, Map<String, byte[]> objects) throws IOException {
        byte[] file = Files.readAllBytes(Path.of("src/test/resources/documents/numbered-and-merged.doc"));
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(file));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            byte[] main = files.createDocumentInputStream("WordDocument").readAllBytes();
            ByteBuffer text = ByteBuffer.wrap(main).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = text.getInt(0x18); blank && at + 1 < text.getInt(0x1C); at += 2) {
                text.putShort(at, text.getChar(at) > ' ' ? (short) ' ' : text.getShort(at));
            }
            files.getRoot().getEntry("WordDocument").delete();
            files.createDocument(new ByteArrayInputStream(main), "WordDocument");
            DirectoryEntry pool = files.getRoot().createDirectory("ObjectPool");
            for (Map.Entry<String, byte[]> object : objects.entrySet()) {
                try (POIFSFileSystem inner = new POIFSFileSystem(new ByteArrayInputStream(object.getValue()))) {
                    EntryUtils.copyNodes(inner.getRoot(), pool.createDirectory(object.getKey()));
                }
            }
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    @Test
    void attachmentsOfADocWithoutTextAreRead() throws Exception {
        Map<String, byte[]> objects = new TreeMap<>(Map.of("_1001", wrapped("a.txt", utf8("全年救助1,234人次。")), "_1002",
                workbook()));
        assertThat(Documents.blocks(Documents.read(folder, "a.doc", doc(true, objects)))).startsWith(
                "PARAGRAPH 全年救助1,234人次。").contains("CELL2,1 农村低保", "CELL2,2 812");
        assertThat(Documents.read(folder, "b.doc", doc(false, objects)).text()).doesNotContain("1,234人次")
                .contains("8578.24");
        UnusableDocumentException refusal = Documents.refusal(Documents.write(folder, "c.doc",
                doc(true, Map.of("_1", wrapped("run.exe", new byte[] {'M', 'Z', 0})))), "c.doc");
        assertThat(refusal.reason()).isEqualTo(QuarantineReason.NO_TEXT);
        assertThat(refusal).hasMessageContaining("attached files (1)");
    }

    private static byte[] with(byte[] zip, Map<String, byte[]> more) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(to);
            }
            for (Map.Entry<String, byte[]> part : more.entrySet()) {
                to.putNextEntry(new ZipEntry(part.getKey()));
                to.write(part.getValue());
            }
        }
        return out.toByteArray();
    }

    @Test
    void attachmentsOfAnOdtWithoutTextAreRead() throws Exception {
        String sheet = "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body><office:spreadsheet>"
                + "<table:table><table:table-row><table:table-cell><text:p>项目</text:p></table:table-cell><table:table-cell>"
                + "<text:p>户数</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>农村低保"
                + "</text:p></table:table-cell><table:table-cell><text:p>812</text:p></table:table-cell></table:table-row>"
                + "</table:table></office:spreadsheet></office:body></office:document-content>";
        String frames = "<text:p><draw:frame><draw:object xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                + " xlink:href=\"./Object 1\"/></draw:frame><draw:frame><draw:object-ole"
                + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"./Object 2\"/></draw:frame></text:p>";
        Map<String, byte[]> parts = Map.of("Object 1/content.xml", utf8(sheet), "Object 2",
                wrapped("a.txt", utf8("全年救助1,234人次。")));

        assertThat(Documents.blocks(Documents.read(folder, "a.odt", with(new OdtFixture().body(frames).bytes(), parts))))
                .containsExactly("CELLH1,1 项目", "CELLH1,2 户数", "CELL2,1 农村低保", "CELL2,2 812", "PARAGRAPH 全年救助1,234人次。");
        assertThat(Documents.read(folder, "b.odt", with(new OdtFixture().paragraph("见附件。").body(frames).bytes(), parts))
                .text()).isEqualTo("见附件。");
        UnusableDocumentException refusal = Documents.refusal(Documents.write(folder, "c.odt",
                new OdtFixture().body(frames).bytes()), "c.odt");
        assertThat(refusal.reason()).isEqualTo(QuarantineReason.NO_TEXT);
        assertThat(refusal).hasMessageContaining("attached files (2)");
    }

    private static String object(String name, byte[] data, boolean isPackage) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {1, 5, 0, 0, 2, 0, 0, 0});
        out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(name.length() + 1).array());
        out.writeBytes((name + "\0").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[8]);
        if (isPackage) {
            new Ole10Native("a.txt", "a.txt", "a.txt", data).writeOut(out);
        } else {
            out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(data.length).array());
            out.writeBytes(data);
        }
        String hex = HexFormat.of().formatHex(out.toByteArray());
        return "{\\object\\objemb{\\*\\objclass " + name + "}{\\*\\objdata " + hex.replaceAll("(.{60})", "$1\n")
                + "}{\\result{\\pict 0102}}}\\par ";
    }

    @Test
    void attachmentsOfAnRtfWithoutTextAreRead() throws Exception {
        String objects = object("Package", utf8("全年救助1,234人次。"), true) + object("Excel.Sheet.8", workbook(), false);

        assertThat(Documents.blocks(Documents.read(folder, "a.rtf", utf8("{\\rtf1\\ansi " + objects + "}"))))
                .startsWith("PARAGRAPH 全年救助1,234人次。").contains("CELL2,1 农村低保", "CELL2,2 812");
        assertThat(Documents.read(folder, "b.rtf", utf8("{\\rtf1\\ansi " + objects + " see 12 files\\par}")).text())
                .isEqualTo("see 12 files");
        for (String broken : List.of("01050000", "0105000002000000ffffffff", "zz", object("Package", new byte[9], true)
                .replace("\n", "").replaceAll(".*objdata (.{60}).*", "$1"))) {
            assertThat(Documents.refusal(Documents.write(folder, "c.rtf", utf8("{\\rtf1\\ansi {\\object{\\*\\objdata "
                    + broken + "}}}")), "c.rtf").reason()).isEqualTo(QuarantineReason.NO_TEXT);
        }
    }
}
