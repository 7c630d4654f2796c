package io.annals.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.annals.document.Block;
import io.annals.document.DocumentMetadata;
import io.annals.document.ReportDocument;
import io.annals.figure.numeral.Digits;
import io.annals.figure.text.Sentence;
import io.annals.figure.text.Sentences;
import io.annals.reference.ReferenceData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever the text, each numeral is accounted for once, and the work grows with the length and no faster. */
class FigureExtractorRobustnessTest {

    private static final FigureExtractor EXTRACTOR = new FigureExtractor(ReferenceData.shipped());
    private static final String PIECES = "0123456789０９一二两三十百千万亿〇零半几数余多近约,，.．、。；：:％%‰-－—~×xX*+/()（）《》“”\"\n \t"
            + "¥￥$€£\u00a0\u202f\u2009\u3000\u200b\u0301\u202e①⑩Ⅳ½\ud840"
            + "年月日时分个件人次户家元公里每其中分别为由至到增长下降第届比将共全市办理登记标准提高";

    @Test
    void everyNumeralOfRandomTextLiesInOneFigureOrExclusion() {
        Random random = new Random(20231);
        for (int i = 0; i < 1500; i++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(120);
            boolean any = i % 3 == 0;
            for (int k = 0; k < length; k++) {
                if (any) {
                    text.appendCodePoint(randomCodePoint(random));
                } else {
                    text.append(PIECES.charAt(random.nextInt(PIECES.length())));
                }
            }
            isAccountedFor(text.toString(), paragraph(text.toString()));
        }
    }

    @Test
    void textWithoutFullStopsIsCutWithinItsBlock() {
        for (String piece : List.of("办理案件12件，", "三百户", "1", "一百", "“12", "《3件", "12件（", "百分之", "其中12件，", "将新增3件、")) {
            String text = piece.repeat(2000);
            isAccountedFor(text, paragraph(text));
        }
    }

    @Test
    void yearsOfTheRepublicAreAccountedForAsTheDocumentWritesThem() {
        for (String text : List.of("中華民國一百一十二年度施政報告", "自民國一百零八年起辦理12件。", "民国九十八年", "民國112年補助3件")) {
            isAccountedFor(text, paragraph(text));
        }
    }

    @Test
    void sentencesAreBoundedSoThatWorkPerFigureIs() {
        String text = "办理案件12件，".repeat(20_000);
        List<Sentence> once = Sentences.of(document(text, paragraph(text)));
        List<Sentence> twice = Sentences.of(document(text + text, paragraph(text + text)));
        assertThat(once).allMatch(sentence -> sentence.end() - sentence.start() <= 800);
        assertThat((double) twice.size()).isBetween(once.size() * 1.9, once.size() * 2.1);
    }

    @Test
    void numeralsOutsideEveryBlockAreExcluded() {
        FigureReading reading = EXTRACTOR.read(document("办理12件", List.of()), 2023);
        assertThat(reading.figures()).isEmpty();
        assertThat(reading.excluded()).hasSize(1);
    }

    @Test
    void longRunsAndLongTablesEndSoon() {
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            String digits = "7".repeat(100_000);
            isAccountedFor(digits, paragraph(digits));
            List<Block> cells = new ArrayList<>();
            String table = table(2000, cells);
            FigureReading reading = EXTRACTOR.read(document(table, cells), 2023);
            assertThat(reading.figures()).hasSize(3 * 1999);
        });
    }

    private static String table(int rows, List<Block> cells) {
        StringBuilder text = new StringBuilder();
        for (int row = 1; row <= rows; row++) {
            for (int column = 1; column <= 4; column++) {
                String cell = row == 1 ? "指标" + (char) ('甲' + column) : column == 1 ? row == 2 ? "合计" : "乡镇" : "" + row * column;
                cells.add(new Block(Block.Kind.CELL, text.length(), text.length() + cell.length(), 0, 1, row, column, 1,
                        1, row == 1));
                text.append(cell).append(column == 4 ? '\n' : '\t');
            }
        }
        return text.toString();
    }

    private static int randomCodePoint(Random random) {
        int point = random.nextInt(Character.MAX_CODE_POINT + 1);
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? ' ' : point;
    }

    private static void isAccountedFor(String text, List<Block> blocks) {
        FigureReading[] read = new FigureReading[1];
        assertThatCode(() -> read[0] = EXTRACTOR.read(document(text, blocks), 2023))
                .as(text.substring(0, Math.min(200, text.length()))).doesNotThrowAnyException();
        int[] points = text.codePoints().toArray();
        int[] covered = new int[points.length];
        for (ReportedFigure figure : read[0].figures()) {
            assertThat(new String(points, figure.charStart(), figure.charEnd() - figure.charStart()))
                    .isEqualTo(figure.statedText());
            for (int at = figure.charStart(); at < figure.charEnd(); at++) {
                covered[at]++;
            }
        }
        for (ExcludedNumeral excluded : read[0].excluded()) {
            for (int at = excluded.charStart(); at < excluded.charEnd(); at++) {
                covered[at]++;
            }
        }
        for (int at = 0; at < points.length; at++) {
            boolean numeral = points[at] <= Character.MAX_VALUE && Digits.isNumeral((char) points[at]);
            if (numeral && covered[at] != 1) {
                assertThat(covered[at]).as("numeral %s at %s of %s", Character.toString(points[at]), at,
                        text.substring(0, Math.min(200, text.length()))).isEqualTo(1);
            }
        }
    }

    private static List<Block> paragraph(String text) {
        return List.of(Block.of(Block.Kind.PARAGRAPH, 0, text.length(), 0));
    }

    private static ReportDocument document(String text, List<Block> blocks) {
        return new ReportDocument("txt", text, blocks, DocumentMetadata.NONE);
    }
}
