package io.annals.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.Corpus;
import io.annals.document.Block;
import io.annals.document.DocumentMetadata;
import io.annals.document.ReportDocument;
import io.annals.reference.ReferenceData;
import io.annals.reference.TraditionalCharacters;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** A text in traditional characters is read as the same text in simplified ones, and told in its own characters. */
class TraditionalTextTest {

    private static final ReferenceData REFERENCE = ReferenceData.shipped();
    private static final TraditionalCharacters CHARACTERS = REFERENCE.traditionalCharacters();
    private static final FigureExtractor EXTRACTOR = new FigureExtractor(REFERENCE);

    @Test
    void theScriptChangesNothing() throws IOException {
        for (CSVRecord row : Corpus.rows("traditional/positive.csv")) {
            String text = row.get("text").replace("⟦", "").replace("⟧", "");
            FigureReading own = read(text);
            FigureReading plain = read(CHARACTERS.simplified(text));
            assertThat(own.excluded()).isEqualTo(plain.excluded());
            assertThat(own.figures()).as(text).hasSameSizeAs(plain.figures());
            for (int i = 0; i < own.figures().size(); i++) {
                ReportedFigure figure = own.figures().get(i);
                assertThat(simplified(figure)).as(text).isEqualTo(simplified(plain.figures().get(i)));
                assertThat(figure.statedText()).isEqualTo(text.substring(
                        text.offsetByCodePoints(0, figure.charStart()), text.offsetByCodePoints(0, figure.charEnd())));
                assertThat(text).contains(figure.sentence());
                assertThat(figure.statedIndicator().chars()).as(text).allMatch(c -> text.indexOf(c) >= 0);
            }
        }
    }

    @Test
    void aYearOfTheRepublicIsTheFiguresYear() {
        ReportedFigure figure = read("民國一一二年辦理離婚登記三百餘對。").figures().get(0);
        assertThat(figure.period().year()).isEqualTo(2023);
        assertThat(figure.sentence()).isEqualTo("民國一一二年辦理離婚登記三百餘對。");
        assertThat(figure.statedIndicator()).isEqualTo("離婚登記");
    }

    @Test
    void aYearWithoutTheRepublicsNameIsAYearWhereTheTextCountsSo() {
        String text = "本局112年度共辦理結婚登記3,215對，較111年增加12%。111年辦理離婚登記三百餘對，成立已110年來未曾間斷。";
        FigureReading reading = read(text);
        assertThat(reading.figures()).extracting(ReportedFigure::statedText).startsWith("3,215對", "12%", "三百餘對");
        assertThat(reading.figures().get(0).period().year()).isEqualTo(2023);
        assertThat(reading.figures().get(2).period().year()).isEqualTo(2022);
        for (ReportedFigure figure : reading.figures()) {
            assertThat(text.substring(figure.charStart(), figure.charEnd())).isEqualTo(figure.statedText());
            assertThat(text).contains(figure.sentence());
        }
        assertThat(reading.excluded()).extracting(one -> text.substring(one.charStart(), one.charEnd()))
                .startsWith("112年度", "111年", "111年");
    }

    private static ReportedFigure simplified(ReportedFigure figure) {
        return figure.inWords(figure.charStart(), figure.charEnd(),
                CHARACTERS.simplified(figure.statedText()), CHARACTERS.simplified(figure.statedUnit()),
                CHARACTERS.simplified(figure.statedIndicator()), CHARACTERS.simplified(figure.section()),
                CHARACTERS.simplified(figure.sentence()));
    }

    private static FigureReading read(String text) {
        return EXTRACTOR.read(new ReportDocument("txt", text,
                List.of(Block.of(Block.Kind.PARAGRAPH, 0, text.length(), 0)), DocumentMetadata.NONE), 2019);
    }
}
