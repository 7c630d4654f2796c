package io.annals.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetGuardTest {

    @ParameterizedTest
    @ValueSource(strings = {"=a", "+a", "-a", "@a", "\ta", "\ra", "\na", "＝a", "＋a", "－a", "＠a", " =1+1", "\u3000＝1",
        "\u200B=1", "\uFEFF@SUM(A1)", "-", "=", "'a", "''"})
    void whatCouldBeAFormulaIsGuarded(String text) {
        assertThat(SpreadsheetGuard.text(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"010000", "0012", "００7", "1.50", "12.0%", "1234567890123456", "1E5", "2e-3", "3-5", "3/4",
        "2023-12-31", "2023.12.31", "1:30", "12:00:00", "1 1/2", "5月3日", "2023年5月", "0.10", "1,234,567,890,123"})
    void whatASpreadsheetWouldShowOtherwiseIsGuarded(String text) {
        assertThat(SpreadsheetGuard.text(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "990101", "100000", "1,538", "12.5", "0.5", "0", "1538户", "3至5所", "4.0个百分点",
        "2023年", "津民〔2024〕05号", "dibao/a-1.txt", "10", "100", "e5", "第3-5条"})
    void otherTextsStayAsTheyAre(String text) {
        assertThat(SpreadsheetGuard.text(text)).isEqualTo(text);
    }
}
