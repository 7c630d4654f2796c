package io.annals.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.ss.util.CellReference;

/**
 * Reads the visible sheets of an xlsx: formulas by the values that were saved with them, numbers as {@link CellText}
 * writes them. Sheets are streamed; nothing outside of the file is opened.
 */
final class WorkbookReportParser extends OfficePackageParser {

    private static final long serialVersionUID = 1;

    WorkbookReportParser() {
        super("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
                "application/vnd.ms-excel.sheet.macroenabled.12",
                "application/vnd.ms-excel.template.macroenabled.12");
    }

    @Override
    void read(OPCPackage opened, ReadLimits limits, DocumentBuilder document)
            throws IOException, XMLStreamException, InvalidFormatException, UnusableDocumentException {
        new Workbook(opened, limits.textBytes()).read(document);
        FileProperties.of(opened).addTo(document.metadata());
    }

    /** The parts of one workbook. */
    private static final class Workbook {

        private record Sheet(String name, String relationship) {}

        private final PackagePart main;
        private final XmlParts parts;
        private final long limit;
        private long length;
        private final List<Sheet> visible = new ArrayList<>();
        private final List<String> strings = new ArrayList<>();
        private final Map<Integer, String> formats = new HashMap<>();
        private final List<Integer> formatOfStyle = new ArrayList<>();
        private boolean from1904;
        private CellText numbers;

        Workbook(OPCPackage opened, long limit) throws InvalidFormatException, UnusableDocumentException {
            this.limit = limit;
            this.parts = new XmlParts(limit);
            this.main = main(opened,
                    "the xlsx is damaged: it has no workbook; open and save it in Excel, or get it again");
        }

        void read(DocumentBuilder document)
                throws IOException, XMLStreamException, InvalidFormatException, UnusableDocumentException {
            parts.read(main.getInputStream(), this::workbook);
            numbers = new CellText(from1904);
            List<SheetCells> sheets = new ArrayList<>();
            for (PackageRelationship relationship : main.getRelationships()) {
                if (relationship.getTargetMode() != TargetMode.EXTERNAL) {
                    if (relationship.getRelationshipType().endsWith("/sharedStrings")) {
                        parts.read(main.getRelatedPart(relationship).getInputStream(), this::sharedStrings);
                    } else if (relationship.getRelationshipType().endsWith("/styles")) {
                        parts.read(main.getRelatedPart(relationship).getInputStream(), this::styles);
                    }
                }
            }
            for (Sheet sheet : visible) {
                PackageRelationship relationship = main.getRelationship(sheet.relationship());
                if (relationship != null && relationship.getTargetMode() != TargetMode.EXTERNAL
                        && relationship.getRelationshipType().endsWith("/worksheet")) {
                    SheetCells cells = new SheetCells(sheet.name());
                    parts.read(main.getRelatedPart(relationship).getInputStream(), xml -> sheet(xml, cells));
                    sheets.add(cells);
                }
            }
            for (SheetCells cells : sheets) {
                cells.addTo(document);
            }
        }

        private void workbook(XMLStreamReader xml) throws XMLStreamException {
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    String date = WordXml.attribute(xml, "date1904");
                    from1904 = date.equals("1") || date.equals("true");
                } else if (xml.getLocalName().equals("sheet") && !WordXml.attribute(xml, "state").endsWith("idden")) {
                    visible.add(new Sheet(WordXml.attribute(xml, "name"), WordXml.attribute(xml, "id")));
                }
            }
        }

        private void sharedStrings(XMLStreamReader xml) throws XMLStreamException {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("si")) {
                    strings.add(text(xml));
                }
            }
        }

        /** The text of a string item up to its end; readings of its characters are left out. */
        private static String text(XMLStreamReader xml) throws XMLStreamException {
            StringBuilder text = new StringBuilder();
            int depth = 1;
            while (depth > 0 && xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamReader.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "t" -> text.append(xml.getElementText());
                        case "rPh" -> WordXml.skip(xml);
                        default -> depth++;
                    }
                } else if (event == XMLStreamReader.END_ELEMENT) {
                    depth--;
                }
            }
            return text.toString();
        }

        private void styles(XMLStreamReader xml) throws XMLStreamException {
            boolean cells = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamReader.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "numFmt" -> formats.put(WordXml.number(xml, "numFmtId", 0),
                                WordXml.attribute(xml, "formatCode"));
                        case "cellXfs" -> cells = true;
                        case "xf" -> {
                            if (cells) {
                                formatOfStyle.add(WordXml.number(xml, "numFmtId", 0));
                            }
                        }
                        default -> { }
                    }
                } else if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
                    cells = false;
                }
            }
        }

        private void sheet(XMLStreamReader xml, SheetCells cells)
                throws XMLStreamException, UnusableDocumentException {
            int row = -1;
            int column = -1;
            boolean hiddenByDefault = false;
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "sheetFormatPr" -> hiddenByDefault = isTrue(xml, "zeroHeight");
                    case "col" -> {
                        if (isTrue(xml, "hidden")) {
                            cells.hideColumns(WordXml.number(xml, "min", 0) - 1, WordXml.number(xml, "max", 0) - 1);
                        }
                    }
                    case "row" -> {
                        row = WordXml.number(xml, "r", row + 2) - 1;
                        column = -1;
                        String hidden = WordXml.attribute(xml, "hidden");
                        if (hidden.isEmpty() ? hiddenByDefault && !isTrue(xml, "customHeight")
                                : hidden.equals("1") || hidden.equals("true")) {
                            cells.hideRow(row);
                        }
                    }
                    case "c" -> {
                        String reference = WordXml.attribute(xml, "r");
                        column = reference.isEmpty() ? column + 1 : column(reference);
                        String text = cell(xml);
                        length += text.length();
                        if (length * 2 > limit) {
                            throw tooLarge(limit);
                        }
                        cells.cell(row, column, text);
                    }
                    case "mergeCell" -> merge(WordXml.attribute(xml, "ref"), cells);
                    default -> { }
                }
            }
        }

        private static boolean isTrue(XMLStreamReader xml, String name) {
            String value = WordXml.attribute(xml, name);
            return value.equals("1") || value.equals("true");
        }

        private static int column(String reference) {
            int column = 0;
            for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
                column = Math.min(column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1,
                        SheetCells.MOST_COLUMNS + 1);
            }
            return column - 1;
        }

        private static void merge(String area, SheetCells cells) {
            String[] corners = area.split(":");
            if (corners.length == 2 && corners[0].matches("[A-Z]{1,3}\\d{1,7}")
                    && corners[1].matches("[A-Z]{1,3}\\d{1,7}")) {
                CellReference first = new CellReference(corners[0]);
                CellReference last = new CellReference(corners[1]);
                cells.merge(first.getRow(), first.getCol(), last.getRow(), last.getCol());
            }
        }

        /** The text of a cell; an error is none. */
        private String cell(XMLStreamReader xml) throws XMLStreamException {
            String type = WordXml.attribute(xml, "t");
            int style = WordXml.number(xml, "s", 0);
            String value = "";
            while (WordXml.nextChild(xml)) {
                if (xml.getLocalName().equals("v")) {
                    value = xml.getElementText();
                } else if (xml.getLocalName().equals("is")) {
                    value = text(xml);
                } else {
                    WordXml.skip(xml);
                }
            }
            if (value.isEmpty()) {
                return "";
            }
            return switch (type) {
                case "s" -> lines(shared(value));
                case "str", "inlineStr", "d" -> lines(value);
                case "b" -> value.equals("1") ? "TRUE" : "FALSE";
                case "e" -> "";
                default -> {
                    int format = style >= 0 && style < formatOfStyle.size() ? formatOfStyle.get(style) : 0;
                    yield numbers.of(value.strip(), format, formats.get(format));
                }
            };
        }

        private String shared(String index) {
            try {
                int i = Integer.parseInt(index.strip());
                return i >= 0 && i < strings.size() ? strings.get(i) : "";
            } catch (NumberFormatException e) {
                // A reference to nowhere shows nothing.
                return "";
            }
        }
    }

    /** The lines of a cell that hold text. */
    static String lines(String text) {
        List<String> lines = new ArrayList<>();
        text.lines().map(Whitespace::clean).filter(line -> !line.isEmpty()).forEach(lines::add);
        return String.join("\n", lines);
    }
}
