package io.annals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateCommandTest {

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void goldAndReport() throws IOException {
        Path gold = Files.createDirectories(home.resolve("gold"));
        String text = "柳湾区民政局2023年工作总结\n全年办理收养登记12件。\n";
        Files.writeString(gold.resolve("a.txt"), text);
        Files.writeString(gold.resolve("a.jsonl"), """
                {"id": "a-1", "start": 24, "end": 27, "text": "12件", "value": 12, "unit": "件", "qualifier": "exact", \
                "kind": "level", "status": "actual", "year": 2023, "indicator": ["收养登记"], "code": null, "part_of": null}
                """);
        Files.writeString(Files.createDirectories(home.resolve("reports")).resolve("a-总结.txt"), text);
    }

    @Test
    void printsALinePerReportOnePerFormatAndOneForAll() {
        assertThat(run("evaluate", "gold", "reports")).isZero();
        assertThat(out()).hasLineCount(3).startsWith("a-总结.txt").contains("all txt", "ALL ")
                .contains("found: P=1.000 R=1.000 F1=1.000");
        assertThat(err()).isEmpty();
    }

    @Test
    void readsTheGoldsOwnTextsWhereNoReportsAreNamed() {
        assertThat(run("evaluate", "gold")).isZero();
        assertThat(out()).startsWith("a.txt");
    }

    @Test
    void aScoreBelowItsLeastIsAFailure() throws IOException {
        assertThat(run("evaluate", "gold", "reports", "--least", "found=1", "--least", "understood=0.9")).isZero();
        Files.writeString(home.resolve("reports/a-总结.txt"), "柳湾区民政局2023年工作总结\n全年办理收养登记事项。\n");
        assertThat(run("evaluate", "gold", "reports", "--least", "found=0.99", "--misses")).isEqualTo(1);
        assertThat(out()).contains("MISSED   a-1 12件");
        assertThat(err()).contains("found 0.000 is below 0.99").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"end\": 27|\"end\": 270|no places of the text",
        "\"start\": 24|\"start\": 23|the text holds '记12件', not '12件'",
        "\"kind\": \"level\"|\"kind\": \"levle\"|'kind' must be one of level, change, not 'levle'",
        "\"part_of\": null|\"part_of\": \"a-9\"|names 'a-9', which is no id",
        "\"value\": 12|\"value\": 12, \"value_high\": \"x\"|'value_high' must be a number"})
    void goldThatItsTextContradictsIsRefused(String right, String wrong, String why) throws IOException {
        Path gold = home.resolve("gold/a.jsonl");
        Files.writeString(gold, Files.readString(gold).replace(right, wrong));
        assertThat(run("evaluate", "gold")).isEqualTo(2);
        assertThat(err()).hasLineCount(1).contains("a.jsonl").contains(why);
    }

    @Test
    void goldInAnotherEncodingOrWithAnIdTwiceIsRefused() throws IOException {
        Path gold = home.resolve("gold/a.jsonl");
        Files.writeString(gold, Files.readString(gold).repeat(2));
        assertThat(run("evaluate", "gold")).isEqualTo(2);
        assertThat(err()).contains("a.jsonl line 2: id 'a-1' is used twice");
        Files.write(gold, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(run("evaluate", "gold")).isEqualTo(2);
        assertThat(err()).contains("a.jsonl: is not in UTF-8");
    }

    @Test
    void wrongUseIsOneLineAndExitCodeTwo() {
        for (String[] wrong : new String[][] {{"evaluate", "nowhere"}, {"evaluate", "reports"},
            {"evaluate", "gold", "nowhere"}, {"evaluate", "gold", "--least", "fond=1"}, {"evaluate", "gold", "--all"},
            {"evaluate", "gold", "--text", "reports"}, {"review", "--limit", "0"}}) {
            err.reset();
            assertThat(run(wrong)).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(err()).hasLineCount(1);
        }
    }

    private int run(String... arguments) {
        return Annals.run(new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), home, home, false, Map.of()), arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
