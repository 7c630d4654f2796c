package io.annals.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scores are those of the judge's scorer, digit for digit, also of readings full of faults. */
class SharedScorerTest {

    private static final Path SCORER = Path.of("../shared/gold/score.py").toAbsolutePath().normalize();
    private static final Path SEEDS = Path.of("../shared/corpus/seeds").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void scoresAreThoseOfTheScorer() throws IOException, InterruptedException {
        assumeTrue(Files.isRegularFile(SCORER), "skipped: there is no ../shared/gold/score.py here");
        assumeTrue(hasPython(), "skipped: the scorer needs python3");
        Gold gold = Gold.read(SCORER.getParent(), SEEDS, null);
        Evaluation evaluation = new Evaluation(gold, miss -> { });
        Random random = new Random(19491001);
        Tally total = new Tally();
        List<String> lines = new ArrayList<>();
        StringBuilder reports = new StringBuilder();
        StringBuilder figures = new StringBuilder();
        for (String name : List.of("000", "001", "002", "003", "004")) {
            Gold.Report report = gold.of(name + ".txt").orElseThrow();
            // Another layout: a line in front, spaces in the middle, a piece missing at the end.
            String text = "第一行\n" + report.text().substring(0, report.text().length() - 40).replace("，", "， ");
            List<ReadFigure> read = faulty(report, text, random);
            Tally tally = evaluation.judge(new ReadReport(name + ".txt", text, read));
            total.add(tally);
            lines.add(tally.line(name + ".txt"));
            reports.append("{\"report_key\":\"").append(name).append("\",\"report_path\":\"").append(name)
                    .append(".txt\",\"report_text\":").append(quoted(text)).append("}\n");
            for (int i = 0; i < read.size(); i++) {
                figures.append(json(name, i, read.get(i))).append('\n');
            }
        }
        lines.add(total.line("all txt"));
        lines.add(total.line("ALL"));
        Files.writeString(folder.resolve("reports.jsonl"), reports);
        Files.writeString(folder.resolve("figures.jsonl"), figures);
        Process scorer = new ProcessBuilder("python3", SCORER.toString(), SCORER.getParent().toString(), SEEDS.toString(),
                folder.toString()).redirectErrorStream(true).start();
        String said = new String(scorer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(scorer.waitFor()).isZero();
        assertThat(said.lines()).containsExactlyElementsOf(lines);
    }

    /** The gold's figures as found in another layout, one in four of them changed in one field, one in ten left out. */
    private static List<ReadFigure> faulty(Gold.Report report, String text, Random random) {
        List<ReadFigure> read = new ArrayList<>();
        int from = 0;
        for (GoldFigure figure : report.figures()) {
            int at = text.indexOf(figure.text(), from);
            if (at < 0 || random.nextInt(10) == 0) {
                continue;
            }
            from = at + figure.text().length();
            int fault = random.nextInt(32);
            int start = text.codePointCount(0, at);
            int end = start + figure.text().codePointCount(0, figure.text().length());
            read.add(new ReadFigure(start, fault == 0 ? end + 1 : end,
                    fault == 1 ? figure.value().add(BigDecimal.ONE) : figure.value(), figure.valueHigh(),
                    fault == 2 ? "块" : figure.unit(), fault == 3 ? "about" : figure.qualifier(),
                    fault == 4 ? "change" : figure.kind(), fault == 5 ? "plan" : figure.status(),
                    fault == 6 ? 1999 : figure.year(),
                    fault == 7 ? "别的事项" : fault == 8 ? figure.names().get(0) + "数" : figure.names().get(0),
                    fault == 9 ? "no_such_code" : figure.code(), random.nextInt(12) == 0 ? read.size() - 1 : -1));
        }
        return read;
    }

    private static String json(String report, int index, ReadFigure figure) {
        return "{\"report_key\":\"" + report + "\",\"figure_key\":\"" + report + "-" + index + "\",\"part_of_figure_key\":"
                + (figure.partOf() < 0 ? "null" : quoted(report + "-" + figure.partOf())) + ",\"char_start\":"
                + figure.charStart() + ",\"char_end\":" + figure.charEnd() + ",\"value\":"
                + figure.value().toPlainString() + ",\"value_high\":" + (figure.valueHigh() == null ? "null"
                : figure.valueHigh().toPlainString()) + ",\"unit\":" + quoted(figure.unit()) + ",\"qualifier\":"
                + quoted(figure.qualifier()) + ",\"kind\":" + quoted(figure.kind()) + ",\"status\":"
                + quoted(figure.status()) + ",\"year\":" + figure.year() + ",\"indicator_name\":"
                + quoted(figure.indicatorName()) + ",\"indicator_code\":" + (figure.indicatorCode().isEmpty() ? "null"
                : quoted(figure.indicatorCode())) + "}";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
