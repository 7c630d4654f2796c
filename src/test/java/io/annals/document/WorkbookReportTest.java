package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookReportTest {

    @TempDir
    Path folder;

    private byte[] bytes(String ending, Consumer<Workbook> filling) throws IOException {
        try (Workbook workbook = ending.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            filling.accept(workbook);
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private ReportDocument read(String ending, Consumer<Workbook> filling) throws Exception {
        return Documents.read(folder, "report." + ending, bytes(ending, filling));
    }

    private static void row(Sheet sheet, int row, Object... values) {
        Row cells = sheet.createRow(row);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Number number) {
                cells.createCell(i).setCellValue(number.doubleValue());
            } else if (values[i] != null) {
                cells.createCell(i).setCellValue(values[i].toString());
            }
        }
    }

    private static void style(Workbook workbook, Cell cell, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        cell.setCellStyle(style);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void aSheetIsATableWithItsTitleAndNotes(String ending) throws Exception {
        ReportDocument report = read(ending, workbook -> {
            Sheet sheet = workbook.createSheet("低保");
            row(sheet, 0, "云溪县2023年低保情况统计表");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 3));
            row(sheet, 1, null, null, null, "单位：户、人、万元");
            row(sheet, 3, "乡镇", "城市低保", null, "金额");
            row(sheet, 4, null, "户数", "人数");
            sheet.addMergedRegion(new CellRangeAddress(3, 4, 0, 0));
            sheet.addMergedRegion(new CellRangeAddress(3, 3, 1, 2));
            sheet.addMergedRegion(new CellRangeAddress(3, 4, 3, 3));
            row(sheet, 5, "花马池镇", 1204, 2100, 45.6);
            row(sheet, 6, "大水坑镇", 300, null, 7.89);
            sheet.createRow(7).createCell(0).setCellValue("合计");
            sheet.getRow(7).createCell(1).setCellFormula("SUM(B6:B7)");
            sheet.getRow(7).createCell(3).setCellFormula("D6+D7");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            row(sheet, 8, "注：数据截至\n2023年底。");
        });

        assertThat(report.format()).isEqualTo(ending);
        assertThat(Documents.blocks(report)).containsExactly("CAPTION 低保", "TITLE 云溪县2023年低保情况统计表",
                "CAPTION 单位：户、人、万元", "CELLH1,1 2x1 乡镇", "CELLH1,2 1x2 城市低保", "CELLH1,4 2x1 金额", "CELLH2,2 户数",
                "CELLH2,3 人数", "CELL3,1 花马池镇", "CELL3,2 1204", "CELL3,3 2100", "CELL3,4 45.6", "CELL4,1 大水坑镇",
                "CELL4,2 300", "CELL4,4 7.89", "CELL5,1 合计", "CELL5,2 1504", "CELL5,4 53.49", "NOTE 注：数据截至",
                "PARAGRAPH 2023年底。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void hiddenSheetsRowsAndColumnsAreLeftOut(String ending) throws Exception {
        ReportDocument report = read(ending, workbook -> {
            Sheet shown = workbook.createSheet("城市低保");
            row(shown, 0, "项目", "隐藏列9991", "户数");
            row(shown, 1, "城市低保", 9992, 12);
            row(shown, 2, "隐藏行", 9993, 9994);
            row(shown, 3, "农村低保", 9995, 34);
            shown.setColumnHidden(1, true);
            shown.getRow(2).setZeroHeight(true);
            row(workbook.createSheet("隐藏"), 0, "底稿", 9996);
            workbook.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
            Sheet other = workbook.createSheet("农村低保");
            row(other, 0, "项目", "人数");
            row(other, 1, "农村低保", 56);
        });

        assertThat(Documents.blocks(report)).containsExactly("CAPTION 城市低保", "CELLH1,1 项目", "CELLH1,2 户数",
                "CELL2,1 城市低保", "CELL2,2 12", "CELL3,1 农村低保", "CELL3,2 34", "CAPTION 农村低保", "CELLH1,1 项目",
                "CELLH1,2 人数", "CELL2,1 农村低保", "CELL2,2 56");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1204 | General | 1204",
        "1204 | #,##0 | 1,204",
        "1204.5 | #,##0 | 1204.5",
        "1234567.891 | #,##0.00 | 1234567.891",
        "0.043 | 0.0% | 4.3%",
        "0.04321 | 0.0% | 4.321%",
        "0.1 | 0.00 | 0.10",
        "0.30000000000000004 | General | 0.3",
        "53.489999999999995 | General | 53.49",
        "123456789012 | General | 123456789012",
        "0.000012345 | General | 0.000012345",
        "-46 | 0;(0) | -46",
        "-46.25 | #,##0.0 | -46.25",
        "12.34 | 0.00\"万元\" | 12.34万元",
        "12.345 | 0.00\"万元\" | 12.345万元",
        "1234000 | #,##0, | 1,234",
        "1234500 | #,##0, | 1234.5",
        "1.5 | # ?/? | 1.5",
        "120000 | 0.00E+00 | 120000",
        "0 | 0.00 | 0.00",
        "3 | @ | 3"})
    void numbersAreShownAsPrintedWhereNothingIsLost(String number, String format, String shown) throws Exception {
        for (String ending : new String[] {"xlsx", "xls"}) {
            ReportDocument report = read(ending, workbook -> {
                Sheet sheet = workbook.createSheet("Sheet1");
                row(sheet, 0, "项目", "值");
                row(sheet, 1, "某项", Double.parseDouble(number));
                style(workbook, sheet.getRow(1).getCell(1), format);
            });
            assertThat(Documents.blocks(report)).as(ending).containsExactly("CELLH1,1 项目", "CELLH1,2 值", "CELL2,1 某项",
                    "CELL2,2 " + shown);
        }
    }

    @Test
    void datesAreShownByTheirFormatAndErrorsNotAtAll() throws Exception {
        ReportDocument report = read("xlsx", workbook -> {
            Sheet sheet = workbook.createSheet("Sheet1");
            String[] formats = {"yyyy\"年\"m\"月\"d\"日\"", "yyyy-mm-dd", "m/d/yy"};
            for (int i = 0; i < formats.length; i++) {
                row(sheet, i, "日期");
                sheet.getRow(i).createCell(1).setCellValue(LocalDateTime.of(2024, 1, 15, 0, 0));
                style(workbook, sheet.getRow(i).getCell(1), formats[i]);
            }
            row(sheet, 3, "是否");
            sheet.getRow(3).createCell(1).setCellValue(true);
            row(sheet, 4, "错误");
            sheet.getRow(4).createCell(1).setCellErrorValue(FormulaError.DIV0.getCode());
        });

        assertThat(report.blocks().stream().filter(block -> block.column() == 2).map(report::textOf).toList())
                .containsExactly("2024年1月15日", "2024-01-15", "2024/1/15", "TRUE");
    }

    @Test
    @Timeout(30)
    void aSheetThatClaimsToBeHugeHurtsNobody() throws Exception {
        byte[] made = bytes("xlsx", workbook -> {
            Sheet sheet = workbook.createSheet("Sheet1");
            row(sheet, 0, "项目", "值");
            row(sheet, 1, "某项", 12);
            sheet.createRow((1 << 20) - 1).createCell((1 << 14) - 1).setCellValue("角落");
            sheet.addMergedRegion(new CellRangeAddress(5, 1 << 19, 0, 1000));
            sheet.createRow(5).createCell(0).setCellValue("合并");
        });
        assertThat(Documents.read(folder, "huge.xlsx", made).text()).contains("某项\t12").contains("角落").contains("合并");
    }

    @Test
    void sharedTextsThatMultiplyAreRefused() throws Exception {
        byte[] made = bytes("xlsx", workbook -> {
            Sheet sheet = workbook.createSheet("Sheet1");
            String text = "全年救助12人。".repeat(300);
            for (int i = 0; i < 500; i++) {
                row(sheet, i, text, text);
            }
        });
        Path file = Documents.write(folder, "many.xlsx", made);
        assertThat(made.length).isLessThan(100_000);
        assertThat(Documents.refusal(new DocumentReader(new ReadLimits(1 << 20, 1 << 20)), file, "many.xlsx").reason())
                .isEqualTo(QuarantineReason.TOO_LARGE);
    }

    @Test
    void bombsCutAndEncryptedOnesAreToldApart() throws Exception {
        byte[] whole = bytes("xlsx", workbook -> row(workbook.createSheet("Sheet1"), 0, "项目", 12));
        Path bomb = folder.resolve("bomb.xlsx");
        Path small = Documents.write(folder, "small.xlsx", whole);
        try (ZipFile from = new ZipFile(small.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(bomb))) {
            for (var entry : Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().endsWith("sheet1.xml")) {
                    to.write("<worksheet><sheetData><row><c t=\"str\"><v>".getBytes(StandardCharsets.UTF_8));
                    byte[] filling = "0".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
                    for (int i = 0; i < 64; i++) {
                        to.write(filling);
                    }
                } else {
                    try (InputStream in = from.getInputStream(entry)) {
                        in.transferTo(to);
                    }
                }
            }
        }
        assertThat(Documents.refusal(bomb, "bomb.xlsx").reason()).isEqualTo(QuarantineReason.TOO_LARGE);
        refused("cut.xlsx", Arrays.copyOf(whole, whole.length / 2), QuarantineReason.TRUNCATED, "too early");
        refused("empty.xlsx", bytes("xlsx", workbook -> workbook.createSheet("Sheet1")), QuarantineReason.NO_TEXT,
                "no text");

        byte[] old = bytes("xls", workbook -> row(workbook.createSheet("Sheet1"), 0, "项目", 12));
        refused("cut.xls", Arrays.copyOf(old, old.length / 3), QuarantineReason.TRUNCATED, "too early");
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try {
            byte[] locked = bytes("xls", workbook -> row(workbook.createSheet("Sheet1"), 0, "项目", 12));
            Biff8EncryptionKey.setCurrentUserPassword(null);
            refused("locked.xls", locked, QuarantineReason.ENCRYPTED, "password");
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    private void refused(String name, byte[] bytes, QuarantineReason reason, String message) {
        UnusableDocumentException refusal = Documents.refusal(Documents.write(folder, name, bytes), name);
        assertThat(refusal.reason()).as(name + ": " + refusal.getMessage()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining(message);
    }
}
