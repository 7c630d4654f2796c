package io.annals.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.document.ReportDocument;
import io.annals.forms.WrappedForms.Breaking;
import io.annals.forms.WrappedForms.Paragraphs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A report states the same figures at whatever width its lines are broken. */
class WrappedFormsTest {

    private static final int NARROWEST = 10;
    private static final int WIDEST = 120;
    private static final Breaking[] BREAKINGS = Breaking.values();
    private static final Paragraphs[] TOLD = {Paragraphs.INDENTED, Paragraphs.PARTED};

    @TempDir
    Path folder;

    static Stream<Path> reports() throws Exception {
        return Stream.concat(SameFiguresTest.samples(), SameFiguresTest.seeds().filter(Files::isRegularFile));
    }

    private ReportDocument read(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), text, StandardCharsets.UTF_8);
        return SameFiguresTest.READER.read(file, "a.txt");
    }

    private static String linesOf(Path report) throws Exception {
        return SameFiguresTest.lines(SameFiguresTest.READER.read(report, report.getFileName().toString()));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void atEachWidthItStatesTheSameFigures(Path report) throws Exception {
        String lines = linesOf(report);
        Map<String, Integer> expected = SameFiguresTest.figures(read(lines));
        assertThat(expected).isNotEmpty();
        for (int width = NARROWEST; width <= WIDEST; width++) {
            // Each width in one way, each way at every eighth width.
            Breaking breaking = BREAKINGS[width % BREAKINGS.length];
            Paragraphs paragraphs = TOLD[width / BREAKINGS.length % TOLD.length];
            assertThat(SameFiguresTest.figures(read(WrappedForms.wrap(lines, width, breaking, paragraphs))))
                    .as("%s at %d, %s, %s", report.getFileName(), width, breaking, paragraphs).isEqualTo(expected);
        }
    }

    /** Where nothing tells the end of a paragraph, a heading that fills its last line may join what follows it. */
    @ParameterizedTest
    @MethodSource("reports")
    void withoutIndentsNoNumberLosesItsUnit(Path report) throws Exception {
        String lines = linesOf(report);
        Map<String, Integer> expected = quantities(read(lines));
        for (int width = NARROWEST; width <= WIDEST; width += 3) {
            Breaking breaking = BREAKINGS[width % BREAKINGS.length];
            assertThat(quantities(read(WrappedForms.wrap(lines, width, breaking, Paragraphs.FOLLOWING))))
                    .as("%s at %d, %s", report.getFileName(), width, breaking).isEqualTo(expected);
        }
    }

    private static Map<String, Integer> quantities(ReportDocument document) {
        Map<String, Integer> quantities = new TreeMap<>();
        SameFiguresTest.EXTRACTOR.read(document, SameFiguresTest.YEAR).figures().forEach(figure -> quantities.merge(
                figure.value().stripTrailingZeros().toPlainString() + " " + figure.unit(), 1, Integer::sum));
        return quantities;
    }
}
