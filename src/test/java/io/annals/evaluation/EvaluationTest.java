package io.annals.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

    private static final String TEXT = "全年办理登记120件，其中变更登记20件。";

    @TempDir
    Path folder;

    private final List<String> misses = new ArrayList<>();

    @BeforeEach
    void gold() throws IOException {
        Files.writeString(folder.resolve("a.txt"), TEXT);
        Files.writeString(folder.resolve("a.jsonl"), """
                {"id": "a-1", "start": 6, "end": 10, "text": "120件", "value": 120, "unit": "件", "qualifier": "exact", \
                "kind": "level", "status": "actual", "year": 2023, "indicator": ["登记"], "code": "registrations", "part_of": null}
                {"id": "a-2", "start": 17, "end": 20, "text": "20件", "value": 20, "unit": "件", "qualifier": "exact", \
                "kind": "level", "status": "actual", "year": 2023, "indicator": ["变更登记"], "code": null, "part_of": "a-1"}
                """);
    }

    @Test
    void aPerfectReadingScoresOneEverywhere() throws IOException {
        Tally tally = judge(TEXT, total(6, 10, 120, "登记", "registrations"), part(17, 20, 20, "变更登记"));
        assertThat(misses).isEmpty();
        for (String score : List.of("found", "exact", "understood", "span", "indicator", "code", "kind", "status",
                "year", "part_of")) {
            assertThat(tally.score(score)).as(score).isEqualTo(1);
        }
    }

    @Test
    void aMissedAndAnInventedFigureCostRecallAndPrecision() throws IOException {
        Tally tally = judge(TEXT, total(6, 10, 120, "登记", "registrations"), total(0, 2, 1, "全年", ""));
        assertThat(tally.line("a.txt")).contains("gold=   2 extracted=   2 found: P=0.500 R=0.500 F1=0.500");
        assertThat(misses).hasSize(2).anySatisfy(miss -> assertThat(miss).startsWith("MISSED   a-2 20件"))
                .anySatisfy(miss -> assertThat(miss).startsWith("SPURIOUS 全年"));
    }

    @Test
    void eachFieldIsJudgedForItself() throws IOException {
        Tally tally = judge(TEXT, total(6, 10, 121, "登记", "other"), new ReadFigure(16, 20, new BigDecimal(20), null, "件",
                "exact", "change", "plan", 2022, "注销登记", "", -1));
        assertThat(tally.score("found")).isEqualTo(1);
        assertThat(tally.score("exact")).isEqualTo(0.5);
        assertThat(tally.score("understood")).isZero();
        assertThat(tally.line("")).contains("span=0.500 indicator=0.500 code=0.500 kind=0.500 status=0.500 year=0.500"
                + " part_of=0.500");
        assertThat(misses).anySatisfy(miss -> assertThat(miss).contains("VALUE", "want 120 got 121"));
    }

    @Test
    void aReportLaidOutOtherwiseIsAlignedWithItsGold() throws IOException {
        String other = "＃ 标题\n\n  全年 办理登记１２０件，\n其中变更登记20件。";
        int first = other.indexOf("１２０件");
        int second = other.indexOf("20件");
        Tally tally = judge(other, total(first, first + 4, 120, "登记", "registrations"),
                part(second, second + 3, 20, "变更登记"));
        assertThat(misses).isEmpty();
        assertThat(tally.score("understood")).isEqualTo(1);
        assertThat(tally.score("part_of")).isEqualTo(1);
    }

    @Test
    void aReportThatCouldNotBeReadIsMissedWhole() throws IOException {
        Tally tally = new Evaluation(Gold.read(folder, null, null), misses::add).judge(ReadReport.unreadable("a-x.docx"));
        assertThat(tally.line("a")).contains("gold=   2 extracted=   0").contains("found: P=0.000 R=0.000 F1=0.000");
    }

    @Test
    void namesNearlyTheSameAreAcceptedUnlessAnotherFiguresNameIsNearer() {
        assertThat(NameLikeness.isAccepted("城市低保对象人员", List.of("城市低保对象"), List.of())).isTrue();
        assertThat(NameLikeness.isAccepted("农村低保保障标准", List.of("城市低保保障标准"), List.of("农村低保保障标准"))).isFalse();
        assertThat(NameLikeness.isAccepted("离婚登记", List.of("结婚登记"), List.of())).isFalse();
        assertThat(NameLikeness.isAccepted("“登记” 的", List.of("登记"), List.of())).isTrue();
    }

    @Test
    void codesThatTheAnnotatorsDidNotKnowAreNotJudged() throws IOException {
        Files.writeString(folder.resolve("indicators.csv"), "code,name_zh\nregistrations,登记\n");
        judge(TEXT, total(6, 10, 120, "登记", "registrations"), new ReadFigure(17, 20, new BigDecimal(20), null, "件",
                "exact", "level", "actual", 2023, "变更登记", "changes_of_registration", 0));
        assertThat(misses).isEmpty();
    }

    @Test
    void badGoldIsToldInOneLineWithItsPlace() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> Gold.read(empty, null, null)).isInstanceOf(GoldException.class)
                .hasMessageContaining("holds no gold");
        Files.writeString(folder.resolve("a.jsonl"), "{\"id\": \"a-1\", \"start\": 1.5}\n");
        assertThatThrownBy(() -> Gold.read(folder, null, null)).isInstanceOf(GoldException.class)
                .hasMessageContaining("a.jsonl line 1").hasMessageNotContaining("\n");
        Files.delete(folder.resolve("a.txt"));
        assertThatThrownBy(() -> Gold.read(folder, folder, null)).hasMessageContaining("a.txt");
    }

    private Tally judge(String text, ReadFigure... figures) throws IOException {
        return new Evaluation(Gold.read(folder, null, null), misses::add)
                .judge(new ReadReport("a-report.txt", text, List.of(figures)));
    }

    private static ReadFigure total(int start, int end, int value, String name, String code) {
        return new ReadFigure(start, end, new BigDecimal(value), null, "件", "exact", "level", "actual", 2023, name, code,
                -1);
    }

    private static ReadFigure part(int start, int end, int value, String name) {
        return new ReadFigure(start, end, new BigDecimal(value), null, "件", "exact", "level", "actual", 2023, name, "", 0);
    }
}
