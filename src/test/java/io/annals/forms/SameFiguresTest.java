package io.annals.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.annals.document.Block;
import io.annals.document.DocumentReader;
import io.annals.document.ReportDocument;
import io.annals.document.UnusableDocumentException;
import io.annals.figure.FigureExtractor;
import io.annals.figure.ReportedFigure;
import io.annals.reference.ReferenceData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One report states the same figures in whatever form and encoding it comes. */
class SameFiguresTest {

    private static final Path CORPUS = Path.of("../shared/corpus");
    private static final Path SAMPLES = Path.of("jobs/samples/reports");
    static final DocumentReader READER = new DocumentReader();
    static final FigureExtractor EXTRACTOR = new FigureExtractor(ReferenceData.shipped());
    static final int YEAR = 2023;

    @TempDir
    Path folder;

    /** How often each (value, unit, qualifier, kind, status, year, name) is stated. */
    static Map<String, Integer> figures(ReportDocument document) {
        Map<String, Integer> figures = new TreeMap<>();
        for (ReportedFigure figure : EXTRACTOR.read(document, YEAR).figures()) {
            figures.merge(String.join("|", figure.value().stripTrailingZeros().toPlainString(),
                    figure.valueHigh() == null ? "" : figure.valueHigh().stripTrailingZeros().toPlainString(),
                    figure.unit(), figure.qualifier().name(), figure.kind().name(), figure.status().name(),
                    String.valueOf(figure.period().year()), figure.statedIndicator()), 1, Integer::sum);
        }
        return figures;
    }

    private ReportDocument read(String name, byte[] bytes) throws IOException, UnusableDocumentException {
        return READER.read(Files.write(folder.resolve(name), bytes), name);
    }

    static Stream<Path> seeds() throws IOException {
        return Files.isDirectory(CORPUS) ? list(CORPUS.resolve("seeds")) : Stream.of(CORPUS);
    }

    private static Stream<Path> list(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyFormOfASeedStatesItsFigures(Path seed) throws Exception {
        assumeTrue(Files.isRegularFile(seed), "the corpus of real reports is not here");
        String number = seed.getFileName().toString().substring(0, 3);
        Map<String, Integer> expected = figures(READER.read(seed, seed.getFileName().toString()));
        assertThat(expected).isNotEmpty();
        for (Path form : list(CORPUS.resolve("forms")).filter(
                file -> file.getFileName().toString().startsWith(number)).toList()) {
            assertThat(figures(READER.read(form, form.getFileName().toString()))).as(form.getFileName().toString())
                    .isEqualTo(expected);
        }
        String text = Files.readString(seed);
        for (String charset : new String[] {"GB18030", "UTF-16LE", "UTF-16BE"}) {
            assertThat(figures(read(number + ".txt", text.getBytes(charset)))).as(number + " in " + charset)
                    .isEqualTo(expected);
        }
    }

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(file -> file.toString().matches(".*\\.(txt|html|docx)")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyFormMadeOfASampleStatesTheSameFigures(Path sample) throws Exception {
        ReportDocument report = READER.read(sample, sample.getFileName().toString());
        Map<String, byte[]> forms = forms(report);
        Map<String, Integer> expected = figures(read("UTF-8.txt", forms.get("UTF-8.txt")));
        assertThat(expected).isNotEmpty();
        for (var form : forms.entrySet()) {
            assertThat(figures(read(form.getKey(), form.getValue()))).as(sample.getFileName() + " as " + form.getKey())
                    .isEqualTo(expected);
        }
    }

    /** The lines and tables of a report written in each form, by its file name; merged cells are written unmerged. */
    private Map<String, byte[]> forms(ReportDocument report) throws IOException {
        Map<String, byte[]> forms = new LinkedHashMap<>();
        String lines = lines(report);
        StringBuilder html = new StringBuilder("<html><head><meta charset=utf-8></head><body><div class=nav><a href=/>"
                + "首页</a></div><div>");
        Path docx = folder.resolve("form.docx");
        try (XWPFDocument word = new XWPFDocument()) {
            for (Object part : parts(report)) {
                if (part instanceof String line) {
                    html.append("<p>").append(escaped(line)).append("</p>\n");
                    word.createParagraph().createRun().setText(line);
                } else if (part instanceof String[][] rows) {
                    html.append("<table>");
                    XWPFTable table = word.createTable(rows.length, rows[0].length);
                    for (int r = 0; r < rows.length; r++) {
                        html.append("<tr>");
                        XWPFTableRow row = table.getRow(r);
                        for (int c = 0; c < rows[r].length; c++) {
                            html.append("<td>").append(escaped(rows[r][c])).append("</td>");
                            row.getCell(c).setText(rows[r][c]);
                        }
                        html.append("</tr>");
                    }
                    html.append("</table>");
                }
            }
            html.append("</div></body></html>");
            try (OutputStream out = Files.newOutputStream(docx)) {
                word.write(out);
            }
        }
        for (String charset : new String[] {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"}) {
            forms.put(charset + ".txt", lines.getBytes(Charset.forName(charset)));
        }
        forms.put("utf-8.html", html.toString().getBytes(StandardCharsets.UTF_8));
        forms.put("gb18030.html", html.toString().getBytes(Charset.forName("GB18030")));
        forms.put("word.docx", Files.readAllBytes(docx));
        return forms;
    }

    /** The report as text, a line a paragraph, tables as Markdown writes them. */
    static String lines(ReportDocument report) {
        StringBuilder lines = new StringBuilder();
        for (Object part : parts(report)) {
            if (part instanceof String line) {
                lines.append(line).append('\n');
            } else if (part instanceof String[][] rows) {
                for (int r = 0; r < rows.length; r++) {
                    lines.append("| ").append(String.join(" | ", rows[r])).append(" |\n");
                    if (r == 0) {
                        lines.append("|").append(" --- |".repeat(rows[r].length)).append('\n');
                    }
                }
            }
        }
        return lines.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** Lines and tables in reading order; a merged cell's text stands in its first place. */
    private static List<Object> parts(ReportDocument report) {
        List<Object> parts = new ArrayList<>();
        for (int i = 0; i < report.blocks().size(); i++) {
            Block block = report.blocks().get(i);
            if (block.kind() != Block.Kind.CELL) {
                parts.add(report.textOf(block));
                continue;
            }
            if (i > 0 && report.blocks().get(i - 1).table() == block.table()) {
                continue;
            }
            List<Block> cells = report.blocks().stream().filter(cell -> cell.table() == block.table()).toList();
            String[][] rows = new String[cells.stream().mapToInt(Block::row).max().orElse(0)][cells.stream()
                    .mapToInt(cell -> cell.column() + cell.columnSpan() - 1).max().orElse(0)];
            for (String[] row : rows) {
                java.util.Arrays.fill(row, "");
            }
            cells.forEach(cell -> rows[cell.row() - 1][cell.column() - 1] = report.textOf(cell).replace('\n', ' '));
            parts.add(rows);
        }
        return parts;
    }
}
