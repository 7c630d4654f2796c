package io.annals.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.reference.Indicator;
import io.annals.reference.ReferenceData;
import io.annals.samples.SampleGold.Line;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The gold of the sample reports is well formed and still large enough to tell a regression. */
class SampleGoldTest {

    private static final Set<String> FIELDS = Set.of("id", "start", "end", "text", "value", "value_high", "unit",
            "unit_also", "qualifier", "kind", "status", "year", "indicator", "code", "part_of", "optional");

    @Test
    void offsetsGiveTheTextAndFiguresDoNotOverlap() throws IOException {
        for (Path file : SampleGold.files()) {
            int[] text = SampleGold.text(file).codePoints().toArray();
            int last = 0;
            for (Line line : SampleGold.lines(file)) {
                int start = line.json().path("start").asInt(-1);
                int end = line.json().path("end").asInt(-1);
                assertThat(start).as(line.where() + " start").isBetween(last, text.length - 1);
                assertThat(end).as(line.where() + " end").isBetween(start + 1, text.length);
                assertThat(new String(text, start, end - start)).as(line.where()).isEqualTo(line.text("text"));
                last = end;
            }
        }
    }

    @Test
    void fieldsHoldWhatTheyMayHold() throws IOException {
        for (Path file : SampleGold.files()) {
            for (Line line : SampleGold.lines(file)) {
                Set<String> fields = new HashSet<>();
                line.json().fieldNames().forEachRemaining(fields::add);
                String where = line.where();
                assertThat(FIELDS).as(where).containsAll(fields);
                assertThat(line.text("qualifier")).as(where).isIn("exact", "about", "over", "under", "range");
                assertThat(line.text("kind")).as(where).isIn("level", "change");
                assertThat(line.text("status")).as(where).isIn("actual", "target", "plan");
                assertThat(line.json().path("value").isNumber()).as(where + " value").isTrue();
                assertThat(line.json().path("unit").isTextual()).as(where + " unit").isTrue();
                assertThat(line.json().path("year").asInt()).as(where + " year").isBetween(2020, 2025);
                assertThat(line.json().path("indicator").isArray()).as(where + " indicator").isTrue();
                assertThat(line.json().path("indicator").isEmpty()).as(where + " has no indicator").isFalse();
                boolean range = line.text("qualifier").equals("range");
                assertThat(line.json().has("value_high")).as(where + " value_high").isEqualTo(range);
                if (range) {
                    assertThat(line.json().get("value_high").decimalValue()).as(where)
                            .isGreaterThan(line.json().get("value").decimalValue());
                }
            }
        }
    }

    @Test
    void plansLieInTheYearThatFollows() throws IOException {
        for (Path file : SampleGold.files()) {
            int reportYear = Integer.parseInt(file.getFileName().toString().replaceAll("\\D", ""));
            for (Line line : SampleGold.lines(file)) {
                assertThat(line.json().path("year").asInt()).as(line.where() + " " + line.text("text"))
                        .isBetween(reportYear - 1, line.text("status").equals("plan") ? reportYear + 1 : reportYear);
            }
        }
    }

    @Test
    void partsNameAnEarlierTotalAndNeverPassIt() throws IOException {
        for (Path file : SampleGold.files()) {
            Map<String, Line> earlier = new HashMap<>();
            for (Line line : SampleGold.lines(file)) {
                String total = line.text("part_of");
                if (!line.json().path("part_of").isNull() && !total.equals("?")) {
                    assertThat(earlier).as(line.where() + " part_of").containsKey(total);
                    assertThat(line.json().get("value").decimalValue()).as(line.where() + " against " + total)
                            .isLessThanOrEqualTo(earlier.get(total).json().get("value").decimalValue());
                }
                assertThat(earlier.put(line.text("id"), line)).as(line.where() + ": id twice").isNull();
            }
        }
    }

    @Test
    void codesStandInTheCatalogueOrTheOverlay() throws IOException {
        Map<String, Indicator> catalogue = ReferenceData.load(List.of(SampleGold.REFERENCE)).indicators().stream()
                .collect(Collectors.toMap(Indicator::code, indicator -> indicator));
        for (Line line : all()) {
            if (!line.json().path("code").isNull()) {
                assertThat(catalogue).as(line.where()).containsKey(line.text("code"));
                if (line.text("kind").equals("level")) {
                    Indicator indicator = catalogue.get(line.text("code"));
                    List<String> units = new ArrayList<>(indicator.alsoUnits());
                    units.add(indicator.unit());
                    assertThat(units).as(line.where() + " unit of " + indicator.code()).contains(line.text("unit"));
                }
            }
        }
    }

    @Test
    void everyReportHasGoldAndAllGoldAReport() throws IOException {
        List<String> reports = SampleGold.reports().stream()
                .map(file -> SampleGold.stem(file.getFileName().toString())).toList();
        assertThat(reports).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(9);
        assertThat(reports).containsExactlyInAnyOrderElementsOf(SampleGold.files().stream()
                .map(file -> SampleGold.stem(file.getFileName().toString())).toList());
    }

    @Test
    void aTxtReportIsItsGoldText() throws IOException {
        int compared = 0;
        for (Path report : SampleGold.reports()) {
            if (report.toString().endsWith(".txt")) {
                String text = SampleGold.text(report);
                byte[] bytes = Files.readAllBytes(report);
                boolean same = text.equals(new String(bytes, "UTF-8"))
                        || text.equals(new String(bytes, Charset.forName("GB18030")));
                assertThat(same).as(report + " against its gold text, in UTF-8 or GB18030").isTrue();
                compared++;
            }
        }
        assertThat(compared).isEqualTo(3);
    }

    @Test
    void theGoldIsLargeAndMixed() throws IOException {
        assertThat(count(line -> true)).as("figures").isGreaterThanOrEqualTo(700);
        assertThat(count(line -> !line.text("status").equals("actual"))).as("plans and targets")
                .isGreaterThanOrEqualTo(90);
        assertThat(count(line -> line.text("status").equals("target"))).as("targets").isGreaterThanOrEqualTo(15);
        assertThat(count(line -> line.text("kind").equals("change"))).as("changes").isGreaterThanOrEqualTo(85);
        assertThat(count(line -> !line.text("part_of").isEmpty() && !line.json().path("part_of").isNull())).as("parts")
                .isGreaterThanOrEqualTo(75);
        assertThat(count(line -> line.text("status").equals("actual")
                && !line.text("id").contains(line.text("year")))).as("actual figures of another year")
                .isGreaterThanOrEqualTo(35);
        assertThat(count(line -> line.text("qualifier").equals("range"))).as("ranges").isGreaterThanOrEqualTo(10);
        assertThat(count(line -> line.json().get("value").decimalValue().compareTo(BigDecimal.ZERO) < 0))
                .as("declines").isGreaterThanOrEqualTo(15);
    }

    private static long count(Predicate<Line> condition) throws IOException {
        return all().stream().filter(line -> !line.optional()).filter(condition).count();
    }

    private static List<Line> all() throws IOException {
        List<Line> all = new ArrayList<>();
        for (Path file : SampleGold.files()) {
            all.addAll(SampleGold.lines(file));
        }
        return all;
    }
}
