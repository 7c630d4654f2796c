package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTypesTest {

    private static final byte[] PNG = HexFormat.of().parseHex(
            "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301"
                    + "010018dd8db00000000049454e44ae426082");
    private static final String PAGE = "<!DOCTYPE html><html><head><title>t</title></head><body><p>全年共救助困难群众1203人次，"
            + "发放资金350万元。</p></body></html>";
    private static final String TEXT = "全年共救助困难群众1203人次，发放资金350万元。";

    @TempDir
    Path folder;

    private void refused(String name, byte[] bytes, QuarantineReason reason, String message) {
        UnusableDocumentException refusal = Documents.refusal(Documents.write(folder, name, bytes), name);
        assertThat(refusal.reason()).as(name + ": " + refusal.getMessage()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining(message);
    }

    private static byte[] zip(String entry, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private byte[] docx() throws IOException {
        return Files.readAllBytes(new DocxFixture().paragraph(TEXT).write(folder.resolve("made.docx")));
    }

    @Test
    void otherTypesAreNoReportsAndTheMessageNamesThem() throws Exception {
        refused("a.png", PNG, QuarantineReason.NOT_A_REPORT, "a picture");
        refused("a.zip", zip("a.txt", TEXT.getBytes(StandardCharsets.UTF_8)), QuarantineReason.NOT_A_REPORT,
                "an archive");
        refused("a.csv", "a,b\n1,2\n".getBytes(StandardCharsets.US_ASCII), QuarantineReason.NOT_A_REPORT,
                "a spreadsheet");
        refused("a.exe", Arrays.copyOf("MZ".getBytes(StandardCharsets.US_ASCII), 200), QuarantineReason.NOT_A_REPORT,
                "program");
    }

    @Test
    void contentThatDoesNotFitTheNameIsOfTheWrongType() throws Exception {
        refused("a.docx", PNG, QuarantineReason.WRONG_TYPE, "a picture");
        refused("b.txt", PNG, QuarantineReason.WRONG_TYPE, "a picture");
        refused("c.html", PNG, QuarantineReason.WRONG_TYPE, "a picture");
        refused("d.docx", zip("a.txt", TEXT.getBytes(StandardCharsets.UTF_8)), QuarantineReason.WRONG_TYPE,
                "an archive");
        refused("e.docx", PAGE.getBytes(StandardCharsets.UTF_8), QuarantineReason.WRONG_TYPE, "rename it to .html");
        refused("f.docx", TEXT.getBytes(StandardCharsets.UTF_8), QuarantineReason.WRONG_TYPE, "rename it to .txt");
        refused("g.txt", docx(), QuarantineReason.WRONG_TYPE, "rename it to .docx");
        refused("h.pdf", PAGE.getBytes(StandardCharsets.UTF_8), QuarantineReason.WRONG_TYPE, "rename it to .html");
        refused("i.txt", "{\\rtf1\\ansi abc}".getBytes(StandardCharsets.US_ASCII), QuarantineReason.WRONG_TYPE, "RTF");
    }

    @Test
    void aWordOrExcelFileThatIsAnotherDocumentIsReadAsOfficeProgramsDo() throws Exception {
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        assertThat(Documents.read(folder, "a.doc", page).format()).isEqualTo("html");
        assertThat(Documents.read(folder, "b.xls", page).format()).isEqualTo("html");
        assertThat(Documents.read(folder, "c.doc", docx()).format()).isEqualTo("docx");
        assertThat(Documents.read(folder, "d.wps", docx()).format()).isEqualTo("docx");
        assertThat(Documents.read(folder, "e.doc", "{\\rtf1\\ansi abc 12}".getBytes(StandardCharsets.US_ASCII))
                .format()).isEqualTo("rtf");

        refused("f.doc", PNG, QuarantineReason.WRONG_TYPE, "a picture");
        refused("g.doc", TEXT.getBytes(StandardCharsets.UTF_8), QuarantineReason.WRONG_TYPE, "rename it to .txt");
        refused("h.rtf", TEXT.getBytes(StandardCharsets.UTF_8), QuarantineReason.WRONG_TYPE, "rename it to .txt");
        refused("i.odt", docx(), QuarantineReason.WRONG_TYPE, "rename it to .docx");
        refused("j.xlsx", docx(), QuarantineReason.WRONG_TYPE, "rename it to .docx");
        refused("k.odt", zip("a.txt", TEXT.getBytes(StandardCharsets.UTF_8)), QuarantineReason.WRONG_TYPE,
                "an archive");
        refused("l.pdf", PNG, QuarantineReason.WRONG_TYPE, "a picture");
        refused("m.mht", PNG, QuarantineReason.WRONG_TYPE, "a picture");
        refused("n.pdf", TEXT.getBytes(StandardCharsets.UTF_8), QuarantineReason.WRONG_TYPE, "rename it to .txt");
        refused("o.xls", TEXT.getBytes(StandardCharsets.UTF_8), QuarantineReason.WRONG_TYPE, "rename it to .txt");
    }

    @Test
    void aPageSavedAsTxtOrWithoutEndingIsReadAsWhatItIs() throws Exception {
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);

        assertThat(Documents.read(folder, "a.txt", page)).extracting(ReportDocument::format, ReportDocument::text)
                .containsExactly("html", TEXT);
        assertThat(Documents.read(folder, "page", page).format()).isEqualTo("html");
        assertThat(Documents.read(folder, "b.htm", page).format()).isEqualTo("html");
        assertThat(Documents.read(folder, "report", TEXT.getBytes("GB18030")).text()).isEqualTo(TEXT);
        assertThat(Documents.read(folder, "报告", docx()).format()).isEqualTo("docx");
    }

    @Test
    void utf16WithoutMarkIsTextByItsName() throws Exception {
        assertThat(Documents.read(folder, "a.txt", (TEXT + "\n").repeat(3).getBytes(StandardCharsets.UTF_16LE))
                .text()).startsWith(TEXT);
        assertThat(Documents.read(folder, "b.txt", TEXT.getBytes(StandardCharsets.UTF_16BE)).text()).isEqualTo(TEXT);
    }

    @Test
    void emptyBlankCutOffAndBrokenFilesAreToldApart() throws Exception {
        byte[] docx = docx();
        refused("a.txt", new byte[0], QuarantineReason.EMPTY_FILE, "no bytes");
        refused("b.docx", new byte[0], QuarantineReason.EMPTY_FILE, "no bytes");
        refused("c.txt", " \r\n\u3000\n".getBytes(StandardCharsets.UTF_8), QuarantineReason.NO_TEXT, "no text");
        refused("d.html", "<html><body><img src=a.png></body></html>".getBytes(StandardCharsets.UTF_8),
                QuarantineReason.NO_TEXT, "no text");
        refused("e.docx", Arrays.copyOf(docx, docx.length / 2), QuarantineReason.TRUNCATED, "too early");
        refused("f.docx", Arrays.copyOf(docx, docx.length - 30), QuarantineReason.TRUNCATED, "too early");
        Path empty = new DocxFixture().paragraph("").write(folder.resolve("g.docx"));
        assertThat(Documents.refusal(empty, "g.docx").reason()).isEqualTo(QuarantineReason.NO_TEXT);
        Path broken = new DocxFixture().body("<w:p><w:r>").write(folder.resolve("h.docx"));
        assertThat(Documents.refusal(broken, "h.docx").reason()).isEqualTo(QuarantineReason.UNREADABLE);
        assertThat(Documents.refusal(folder.resolve("gone.txt"), "gone.txt").reason())
                .isEqualTo(QuarantineReason.UNREADABLE);
    }

    @Test
    void damageAnywhereInADocxEndsInADocumentOrAReason() throws Exception {
        byte[] docx = docx();
        for (int i = 0; i < docx.length; i += 11) {
            byte[] damaged = docx.clone();
            damaged[i] ^= 0x55;
            Path file = Documents.write(folder, "x.docx", damaged);
            try {
                assertThat(Documents.READER.read(file, "x.docx").text()).isNotBlank();
            } catch (UnusableDocumentException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }
}
