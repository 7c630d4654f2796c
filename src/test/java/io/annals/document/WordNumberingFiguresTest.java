package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.figure.FigureExtractor;
import io.annals.figure.FigureReading;
import io.annals.figure.numeral.Digits;
import io.annals.reference.ReferenceData;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number that Word counts is never taken for a figure, whatever stands behind it. */
class WordNumberingFiguresTest {

    private static final FigureExtractor EXTRACTOR = new FigureExtractor(ReferenceData.shipped());

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"chineseCountingThousand,%1、,1,一、,", "chineseCounting,（%1）,12,（十二）,", "decimal,%1.,1,1.,",
            "decimal,%1、,21,21、,",
        "decimal,（%1）,3,（3）,", "decimal,%1),7,7),", "decimal,1.%1,2,1.2,", "decimal,3.2.%1,4,3.2.4,",
        "decimal,1.3.2.%1,4,1.3.2.4,IDENTIFIER", "decimal,%1,4,4,BARE_NUMBER",
        "decimalEnclosedCircleChinese,%1,3,③,", "decimalEnclosedParen,%1,3,⑶,", "decimalEnclosedFullstop,%1,3,⒊,",
        "decimalFullWidth,%1．,3,３．,", "chineseCountingThousand,第%1章,3,第三章,ORDINAL", "chineseCounting,%1是,3,三是,",
        "decimal,第%1条,3,第3条,ORDINAL", "upperRoman,%1.,3,III.,", "lowerLetter,%1.,3,c.,", "ideographZodiac,%1、,3,寅、,"})
    void aRenderedNumberIsNoFigure(String format, String text, int start, String rendered, String reason)
            throws Exception {
        for (String rest : new String[] {"5万元用于低保。", "救助困难群众12人。", "2023年新建3所。", "三所养老院建成。"}) {
            ReportDocument document = Documents.READER.read(new DocxFixture()
                    .numbering("<w:abstractNum w:abstractNumId=\"1\">" + DocxFixture.level(0, start, format, text)
                            + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>")
                    .paragraph("全年工作如下。").paragraph(DocxFixture.numbered(1, 0), rest)
                    .write(folder.resolve("a.docx")), "a.docx");
            String line = document.text().substring(document.text().indexOf('\n') + 1);
            assertThat(line).startsWith(rendered).endsWith(rest);
            FigureReading reading = EXTRACTOR.read(document, 2023);
            int from = document.text().length() - line.length();
            for (int i = 0; i < rendered.length(); i++) {
                int at = from + i;
                if (Digits.isNumeral(rendered.charAt(i))) {
                    assertThat(reading.excluded()).as(line).anySatisfy(numeral -> {
                        assertThat(numeral.charStart()).isLessThanOrEqualTo(at);
                        assertThat(numeral.charEnd()).isGreaterThan(at).isLessThanOrEqualTo(from + rendered.length());
                        assertThat(numeral.reasonCode()).isEqualTo(reason == null ? "LIST_MARKER" : reason);
                    });
                }
            }
            assertThat(reading.figures()).as(line).hasSize(1)
                    .allSatisfy(figure -> assertThat(figure.charStart()).isGreaterThanOrEqualTo(from
                    + rendered.length()));
        }
    }
}
