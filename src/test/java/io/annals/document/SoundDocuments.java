package io.annals.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A small sound report in each format but txt, html and docx, of which there are samples. */
public final class SoundDocuments {

    /** The formats, by the endings of names. */
    public static final List<String> FORMATS = List.of("doc", "rtf", "odt", "pdf", "xlsx", "xls", "mht");
    private static final String TEXT = "全年共救助困难群众1203人次，发放资金350万元。";

    private SoundDocuments() {
    }

    /** The bytes of a report in a format, told by the ending of its files' names. */
    public static byte[] of(String ending) throws Exception {
        return switch (ending) {
            case "doc" -> Files.readAllBytes(Path.of("src/test/resources/documents/numbered-and-merged.doc"));
            case "rtf" -> RtfReportTest.document(("\\pard{\\listtext 1.\\tab}" + RtfReportTest.gbk(TEXT) + "\\par"
                    + "\\trowd\\cellx2000\\cellx4000\\pard\\intbl " + RtfReportTest.unicode(TEXT)
                    + "\\cell 12\\cell\\row\\pard{\\footnote note}\\par").repeat(20));
            case "odt" -> new OdtFixture().paragraph(TEXT).body("<text:list><text:list-item><text:p>"
                    + TEXT + "</text:p></text:list-item></text:list>").bytes();
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
