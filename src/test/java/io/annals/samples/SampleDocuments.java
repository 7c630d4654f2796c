package io.annals.samples;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/**
 * Writes the docx reports of {@code jobs/samples/reports} from the plain html of {@code src/test/resources/samples}:
 * the same bytes for the same html on one Java, the same parts on any.
 */
final class SampleDocuments {

    private static final Path SOURCES = Path.of("src/test/resources/samples");
    /** Every sample carries one date, so that writing it again changes nothing. */
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2024, 2, 1, 9, 0);

    private SampleDocuments() {
    }

    /** Replaces each docx report whose name begins as that of an html source; the reports themselves give the names. */
    public static void main(String[] args) throws IOException {
        for (Path source : sources()) {
            Path report = report(source).orElseThrow(() -> new IOException(
                    source + ": no docx below " + SampleGold.REPORTS + " begins with its name; create it empty"));
            Files.write(report, docx(source));
        }
    }

    /** The html sources, in the order of their names. */
    static List<Path> sources() throws IOException {
        try (var files = Files.list(SOURCES)) {
            return files.sorted().toList();
        }
    }

    /** The docx report that is written from a source; empty where there is none. */
    static Optional<Path> report(Path source) throws IOException {
        String stem = SampleGold.stem(source.getFileName().toString());
        try (var files = Files.walk(SampleGold.REPORTS)) {
            return files.filter(file -> file.toString().endsWith(".docx"))
                    .filter(file -> SampleGold.stem(file.getFileName().toString()).equals(stem)).findFirst();
        }
    }

    /** The docx of an html source. */
    static byte[] docx(Path source) throws IOException {
        Document html = Jsoup.parse(Files.readString(source, StandardCharsets.UTF_8));
        try (XWPFDocument document = new XWPFDocument(); var bytes = new ByteArrayOutputStream()) {
            CoreProperties properties = document.getProperties().getCoreProperties();
            Optional<Date> written = Optional.of(Date.from(WRITTEN.toInstant(ZoneOffset.UTC)));
            properties.setTitle(html.title());
            properties.setCreated(written);
            properties.setModified(written);
            addStyles(document);
            for (Element element : html.body().children()) {
                if (element.normalName().equals("table")) {
                    addTable(document, element);
                } else {
                    addParagraph(document, element);
                }
            }
            document.createFooter(HeaderFooterType.DEFAULT).createParagraph().createRun().setText("— 1 —");
            document.write(bytes);
            return withFixedTimes(bytes.toByteArray());
        }
    }

    /** The parts of a docx by name. */
    static Map<String, byte[]> parts(byte[] docx) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static void addStyles(XWPFDocument document) {
        XWPFStyles styles = document.createStyles();
        for (int level = 1; level <= 2; level++) {
            CTStyle style = CTStyle.Factory.newInstance();
            style.setStyleId("Heading" + level);
            style.addNewName().setVal("heading " + level);
            style.setType(STStyleType.PARAGRAPH);
            style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level - 1));
            styles.addStyle(new XWPFStyle(style));
        }
        CTStyle title = CTStyle.Factory.newInstance();
        title.setStyleId("Title");
        title.addNewName().setVal("Title");
        title.setType(STStyleType.PARAGRAPH);
        styles.addStyle(new XWPFStyle(title));
    }

    private static void addParagraph(XWPFDocument document, Element element) {
        XWPFParagraph paragraph = document.createParagraph();
        switch (element.normalName()) {
            case "h1" -> {
                paragraph.setStyle("Title");
                paragraph.setAlignment(ParagraphAlignment.CENTER);
            }
            case "h2" -> paragraph.setStyle("Heading1");
            case "h3" -> paragraph.setStyle("Heading2");
            default -> {
                boolean right = element.hasClass("signature") || element.text().startsWith("单位：");
                if (right) {
                    paragraph.setAlignment(ParagraphAlignment.RIGHT);
                } else if (element.hasClass("caption")) {
                    paragraph.setAlignment(ParagraphAlignment.CENTER);
                } else {
                    paragraph.setIndentationFirstLine(640);
                }
            }
        }
        addRuns(paragraph, element.wholeText());
    }

    /** Word splits a paragraph into runs where digits meet Chinese, because the two have different fonts. */
    private static void addRuns(XWPFParagraph paragraph, String text) {
        int from = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || isDigit(text.charAt(i)) != isDigit(text.charAt(i - 1))) {
                paragraph.createRun().setText(text.substring(from, i));
                from = i;
            }
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static void addTable(XWPFDocument document, Element html) {
        List<Element> rows = html.select("tr");
        int columns = rows.get(0).children().stream().mapToInt(cell -> span(cell, "colspan")).sum();
        int[] openRows = new int[columns];
        int[] openWidth = new int[columns];
        XWPFTable table = document.createTable();
        table.removeRow(0);
        for (Element htmlRow : rows) {
            XWPFTableRow row = table.createRow();
            while (!row.getTableCells().isEmpty()) {
                row.removeCell(0);
            }
            List<Element> cells = new ArrayList<>(htmlRow.children());
            if (!cells.isEmpty() && cells.get(0).normalName().equals("th")) {
                row.setRepeatHeader(true);
            }
            for (int column = 0; column < columns;) {
                XWPFTableCell cell = row.createCell();
                CTTcPr properties = cell.getCTTc().isSetTcPr() ? cell.getCTTc().getTcPr() : cell.getCTTc().addNewTcPr();
                int width;
                if (openRows[column] > 0) {
                    width = openWidth[column];
                    openRows[column]--;
                    properties.addNewVMerge().setVal(STMerge.CONTINUE);
                } else {
                    Element htmlCell = cells.remove(0);
                    width = span(htmlCell, "colspan");
                    int height = span(htmlCell, "rowspan");
                    if (height > 1) {
                        properties.addNewVMerge().setVal(STMerge.RESTART);
                        openRows[column] = height - 1;
                        openWidth[column] = width;
                    }
                    addRuns(cell.getParagraphs().get(0), htmlCell.wholeText());
                }
                if (width > 1) {
                    properties.addNewGridSpan().setVal(BigInteger.valueOf(width));
                }
                column += width;
            }
        }
    }

    private static int span(Element cell, String attribute) {
        return cell.hasAttr(attribute) ? Integer.parseInt(cell.attr(attribute)) : 1;
    }

    private static byte[] withFixedTimes(byte[] docx) throws IOException {
        Map<String, byte[]> parts = parts(docx);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            // Readers tell a docx by its first entry.
            List<String> names = new ArrayList<>(List.of("[Content_Types].xml"));
            parts.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTimeLocal(WRITTEN);
                zip.putNextEntry(entry);
                zip.write(parts.get(name));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
