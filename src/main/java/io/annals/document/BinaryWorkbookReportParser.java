package io.annals.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/** Reads the visible sheets of a binary Excel file (xls, 97 to 2003), as {@link WorkbookReportParser} those of xlsx. */
final class BinaryWorkbookReportParser extends BinaryOfficeParser {

    private static final long serialVersionUID = 1;

    BinaryWorkbookReportParser() {
        super("application/vnd.ms-excel");
    }

    @Override
    void read(DirectoryNode root, ReadLimits limits, DocumentBuilder document)
            throws IOException, UnusableDocumentException {
        for (var entry : root) {
            if (entry instanceof DocumentEntry part && part.getSize() > limits.textBytes()) {
                throw tooLarge(limits.textBytes());
            }
        }
        try (HSSFWorkbook workbook = new HSSFWorkbook(root, false)) {
            CellText numbers = new CellText(workbook.getInternalWorkbook().isUsing1904DateWindowing());
            List<SheetCells> sheets = new ArrayList<>();
            long length = 0;
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                if (workbook.isSheetHidden(i) || workbook.isSheetVeryHidden(i)) {
                    continue;
                }
                SheetCells cells = new SheetCells(workbook.getSheetName(i));
                length += read(workbook.getSheetAt(i), cells, numbers);
                if (length * 2 > limits.textBytes()) {
                    throw tooLarge(limits.textBytes());
                }
                sheets.add(cells);
            }
            for (SheetCells cells : sheets) {
                cells.addTo(document);
            }
            FileProperties.of(workbook.getSummaryInformation()).addTo(document.metadata());
        } catch (OldExcelFormatException e) {
            throw new UnusableDocumentException(QuarantineReason.UNREADABLE,
                    "the file is of Excel 95 or older, which can't be read; save it as xlsx", e);
        }
    }

    private static long read(Sheet sheet, SheetCells cells, CellText numbers) {
        for (int column = 0; column < 256; column++) {
            if (sheet.isColumnHidden(column)) {
                cells.hideColumns(column, column);
            }
        }
        for (CellRangeAddress area : sheet.getMergedRegions()) {
            cells.merge(area.getFirstRow(), area.getFirstColumn(), area.getLastRow(), area.getLastColumn());
        }
        long length = 0;
        for (Row row : sheet) {
            if (row.getZeroHeight()) {
                cells.hideRow(row.getRowNum());
                continue;
            }
            for (Cell cell : row) {
                String text = text(cell, numbers);
                length += text.length();
                cells.cell(cell.getRowIndex(), cell.getColumnIndex(), text);
            }
        }
        return length;
    }

    private static String text(Cell cell, CellText numbers) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> WorkbookReportParser.lines(cell.getStringCellValue());
            case NUMERIC -> numbers.of(Double.toString(cell.getNumericCellValue()), cell.getCellStyle().getDataFormat(),
                    cell.getCellStyle().getDataFormatString());
            case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
            default -> "";
        };
    }
}
