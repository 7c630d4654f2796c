package io.annals.figure.numeral;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.document.Block;
import io.annals.document.DocumentMetadata;
import io.annals.document.ReportDocument;
import io.annals.figure.FigureExtractor;
import io.annals.figure.ReportedFigure;
import io.annals.reference.ReferenceData;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** A number reads back as what was written, and no text breaks the reading or slows it more than in proportion. */
class NumeralPropertiesTest {

    private static final long BELOW_TEN_TO_THE_16 = 9_999_999_999_999_999L;
    private static final FigureExtractor EXTRACTOR = new FigureExtractor(ReferenceData.shipped());
    private static final String PIECES = "0123456789０９一二两三五十百千万亿兆〇零壹贰拾佰半几数余多来近约超,，.．、。；：:％%‰-－—~×xX*+/()（）"
            + "《》“”\"\n 年月日时分角个件人次户家元公里每其中分之成折倍番又点翻为至到下降第届负零下$¥以上左右 million percent kmw.:@";

    @Property(tries = 4000)
    void chineseNumeralsReadBack(@ForAll @LongRange(max = BELOW_TEN_TO_THE_16) long value,
            @ForAll ChineseNumerals script) {
        readsBack(script.write(value), BigDecimal.valueOf(value));
    }

    @Property(tries = 2000)
    void mixedNumeralsReadBack(@ForAll @LongRange(max = BELOW_TEN_TO_THE_16) long value,
            @ForAll ChineseNumerals script) {
        readsBack(script.mixed(value), BigDecimal.valueOf(value));
    }

    @Property(tries = 2000)
    void smallNumeralsReadBack(@ForAll @LongRange(max = 99_999) long value, @ForAll ChineseNumerals script) {
        readsBack(script.write(value), BigDecimal.valueOf(value));
        readsBack(script.mixed(value), BigDecimal.valueOf(value));
        readsBack(String.format("%,d", value), BigDecimal.valueOf(value));
    }

    @Property(tries = 2000)
    void decimalsWithScaleWordsReadBack(@ForAll @LongRange(min = 1, max = 999_999_999) long digits,
            @ForAll("scales") String scale) {
        int power = scale.chars().map(c -> Digits.power((char) c)).sum();
        BigDecimal number = BigDecimal.valueOf(digits, 4);
        readsBack(number.toPlainString() + scale, number.scaleByPowerOfTen(power));
    }

    @Provide
    Arbitrary<String> scales() {
        return Arbitraries.of("", "百", "千", "万", "萬", "百万", "千万", "亿", "億", "千亿", "万亿");
    }

    private static void readsBack(String written, BigDecimal value) {
        Numeral numeral = NumeralParser.parse(written, 0);
        assertThat(numeral).as(written).isNotNull();
        assertThat(numeral.value()).as(written).isEqualByComparingTo(value);
        assertThat(numeral.end()).as(written).isEqualTo(written.length());
        assertThat(numeral.high()).as(written).isNull();
    }

    @Property(tries = 2000)
    void anyTextIsReadAndEachOffsetSlicesItsStatedText(@ForAll("texts") String text) {
        for (ReportedFigure figure : figures(text)) {
            int start = text.offsetByCodePoints(0, figure.charStart());
            int end = text.offsetByCodePoints(0, figure.charEnd());
            assertThat(text.substring(start, end)).as(text).isEqualTo(figure.statedText());
            boolean ordered = figure.valueHigh() == null || figure.valueHigh().compareTo(figure.value()) > 0;
            assertThat(ordered).as(text).isTrue();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(80);
        Arbitrary<String> numerals = Arbitraries.strings().withChars(PIECES.toCharArray()).ofMaxLength(120);
        return Arbitraries.oneOf(any, numerals, numerals);
    }

    @Property(tries = 12)
    void fourTimesTheTextIsNoMoreThanTwiceFourTimesTheWork(@ForAll("pieces") String piece) {
        String text = piece.repeat(1000 / piece.length());
        figures(text.repeat(4));
        // The least of several measurements: collecting garbage and compiling only add to it.
        long once = Long.MAX_VALUE;
        long four = Long.MAX_VALUE;
        for (int i = 0; i < 5 && (i == 0 || four >= Math.max(once, 2_000_000) * 8); i++) {
            once = Math.min(once, cpuNanos(text));
            four = Math.min(four, cpuNanos(text.repeat(4)));
        }
        assertThat(four).as(piece).isLessThan(Math.max(once, 2_000_000) * 8);
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.strings().withChars(PIECES.toCharArray()).ofMinLength(1).ofMaxLength(10);
    }

    /** The least processor time of two readings, so that a busy machine does not count. */
    private static long cpuNanos(String text) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 2; i++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            figures(text);
            least = Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        }
        return least;
    }

    private static List<ReportedFigure> figures(String text) {
        List<Block> paragraph = List.of(Block.of(Block.Kind.PARAGRAPH, 0, text.length(), 0));
        return EXTRACTOR.read(new ReportDocument("txt", text, paragraph, DocumentMetadata.NONE), 2023).figures();
    }
}
