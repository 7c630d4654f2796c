package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents with flipped bits, cuts and swapped parts: each ends in text or in one reason, and none hangs. */
class MutatedDocumentsTest {

    private static final int DOCUMENTS = 100;
    private static final String TEXT = "全年共救助困难群众1203人次，发放资金350万元。";
    private static final DocumentReader READER = new DocumentReader(new ReadLimits(1 << 24, 1 << 24));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"doc", "rtf", "odt", "pdf", "xlsx", "xls", "mht"})
    @Timeout(60)
    void eachHasOneStatus(String ending) throws Exception {
        byte[] whole = sound(ending);
        assertThat(Documents.read(folder, "whole." + ending, whole).text()).containsAnyOf("1203", "1504");
        Random random = new Random(20240115);
        int refused = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            String name = "x." + ending;
            Path file = Documents.write(folder, name, mutated(whole, random));
            try {
                assertThat(READER.read(file, name).text()).isNotBlank();
            } catch (UnusableDocumentException e) {
                refused++;
                assertThat(e.getMessage()).as(ending + " " + i).isNotBlank().doesNotContain("Exception", "\n");
            }
        }
        assertThat(refused).as(ending).isPositive();
    }

    private static byte[] mutated(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                for (int i = random.nextInt(20); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 1 -> bytes = java.util.Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
            case 2 -> {
                int length = 1 + random.nextInt(bytes.length / 4);
                int from = random.nextInt(bytes.length - length);
                int to = random.nextInt(bytes.length - length);
                System.arraycopy(whole, from, bytes, to, length);
            }
            default -> {
                int at = random.nextInt(bytes.length);
                for (int i = at; i < Math.min(bytes.length, at + 1 + random.nextInt(200)); i++) {
                    bytes[i] = (byte) random.nextInt(256);
                }
            }
        }
        return bytes;
    }

    private byte[] sound(String ending) throws Exception {
        return switch (ending) {
            case "doc" -> Files.readAllBytes(Path.of("src/test/resources/documents/numbered-and-merged.doc"));
            case "rtf" -> RtfReportTest.document(("\\pard{\\listtext 1.\\tab}" + RtfReportTest.gbk(TEXT) + "\\par"
                    + "\\trowd\\cellx2000\\cellx4000\\pard\\intbl " + RtfReportTest.unicode(TEXT)
                    + "\\cell 12\\cell\\row\\pard{\\footnote note}\\par").repeat(20));
            case "odt" -> Files.readAllBytes(new OdtFixture().paragraph(TEXT).body("<text:list><text:list-item><text:p>"
                    + TEXT + "</text:p></text:list-item></text:list>").write(folder.resolve("made.odt")));
            case "pdf" -> {
                PdfFixture pdf = new PdfFixture().bySubset();
                for (int page = 0; page < 3; page++) {
                    pdf.page().rule(90, 300, 500, 300).rule(90, 330, 500, 330).rule(90, 300, 90, 330)
                            .rule(300, 300, 300, 330).text(100, 320, 12, "12").text(310, 320, 12, "34");
                    pdf.paragraph(90, 505, 100, 16, TEXT.repeat(5));
                }
                yield pdf.bytes();
            }
            case "xlsx", "xls" -> workbook(ending);
            default -> WebArchiveReportTest.archive(("<html><body><p>" + TEXT + "</p></body></html>")
                    .getBytes(StandardCharsets.UTF_8), "", true);
        };
    }

    private static byte[] workbook(String ending) throws Exception {
        try (Workbook workbook = ending.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet("Sheet1");
            for (int i = 0; i < 30; i++) {
                Row row = sheet.createRow(i);
                row.createCell(0).setCellValue(TEXT);
                row.createCell(1).setCellValue(1203 + i);
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
