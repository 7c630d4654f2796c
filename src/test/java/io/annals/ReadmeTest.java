package io.annals;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.conform.ConformedFigure;
import io.annals.conform.ConformedReport;
import io.annals.conform.ReportConformer;
import io.annals.document.Block;
import io.annals.document.DocumentMetadata;
import io.annals.document.ReportDocument;
import io.annals.figure.FigureExtractor;
import io.annals.figure.ReportedFigure;
import io.annals.reference.ReferenceData;
import io.annals.source.SourceFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of both READMEs is what the program makes of the sentence, and both show the same commands. */
class ReadmeTest {

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void theExampleSentenceGivesTheRowsShown(String readme) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(readme));
        String sentence = lines.get(lines.indexOf("<!-- example:sentence -->") + 1).substring(2);
        int table = lines.indexOf("<!-- example:rows -->") + 3;
        List<List<String>> shown = new ArrayList<>();
        for (String line : lines.subList(table, lines.size())) {
            if (!line.startsWith("|")) {
                break;
            }
            shown.add(Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1)).map(String::strip).toList());
        }
        assertThat(shown).isNotEmpty().isEqualTo(rows(sentence));
    }

    @Test
    void bothReadmesShowTheSameCommands() throws IOException {
        assertThat(commands("README.zh-CN.md")).isNotEmpty().isEqualTo(commands("README.md"));
    }

    /** The lines of a README's shell blocks. */
    static List<String> commands(String readme) throws IOException {
        List<String> commands = new ArrayList<>();
        boolean shell = false;
        for (String line : Files.readAllLines(Path.of(readme))) {
            if (line.startsWith("```")) {
                shell = line.equals("```sh");
            } else if (shell && !line.isBlank()) {
                commands.add(line);
            }
        }
        return commands;
    }

    private static List<List<String>> rows(String sentence) {
        ReferenceData reference = ReferenceData.shipped();
        String text = "2023年度工作情况报告\n" + sentence;
        ReportDocument document = new ReportDocument("txt", text,
                List.of(Block.of(Block.Kind.TITLE, 0, 12, 0), Block.of(Block.Kind.PARAGRAPH, 13, text.length(), 0)),
                DocumentMetadata.NONE);
        ConformedReport report = new ReportConformer(reference, new FigureExtractor(reference)).conform(
                new SourceFile("readme", "report.txt", Path.of("report.txt"), 1, Instant.EPOCH, "0".repeat(64)), document);
        List<List<String>> rows = new ArrayList<>();
        for (ConformedFigure conformed : report.figures()) {
            ReportedFigure figure = conformed.figure();
            rows.add(List.of(figure.statedText(), plain(figure.value()),
                    figure.valueHigh() == null ? "" : plain(figure.valueHigh()), figure.unit(), figure.statedIndicator(),
                    conformed.indicatorCode(), lower(figure.qualifier()), lower(figure.kind()), lower(figure.status()),
                    String.valueOf(figure.period().year()),
                    figure.partOf() < 0 ? "" : report.figures().get(figure.partOf()).figure().statedText()));
        }
        return rows;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
