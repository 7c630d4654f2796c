package io.annals.conform;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.figure.FigureExtractor;
import io.annals.figure.Kind;
import io.annals.figure.Qualifier;
import io.annals.figure.ReportedFigure;
import io.annals.figure.StatedPeriod;
import io.annals.figure.Status;
import io.annals.reference.ReferenceData;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportConformerTest {

    private static final ReferenceData REFERENCE = ReferenceData.shipped();
    private static final ReportConformer CONFORMER = new ReportConformer(REFERENCE, new FigureExtractor(REFERENCE));

    @Test
    void aFigureOfTheCatalogueTakesItsEntrysNameAndUnit() {
        assertThat(conform("办理结婚登记", "件", Kind.LEVEL))
                .extracting(ConformedFigure::indicatorCode, ConformedFigure::indicatorName,
                        ConformedFigure::indicatorUnit)
                .containsExactly("marriage_registrations", "结婚登记", "对");
    }

    @Test
    void aChangeCarriesTheUnitOfTheLevelThatMoved() {
        assertThat(conform("城市低保标准", "%", Kind.CHANGE))
                .extracting(ConformedFigure::indicatorCode, ConformedFigure::indicatorUnit)
                .containsExactly("urban_dibao_standard", "元/人·月");
    }

    @Test
    void whatIsNotInTheCatalogueKeepsItsOwnNameAndUnit() {
        assertThat(conform("红白理事会", "个", Kind.LEVEL))
                .extracting(ConformedFigure::indicatorCode, ConformedFigure::indicatorName,
                        ConformedFigure::indicatorUnit)
                .containsExactly("", "红白理事会", "个");
        assertThat(conform("游客", "%", Kind.CHANGE))
                .extracting(ConformedFigure::indicatorCode, ConformedFigure::indicatorUnit).containsExactly("", "%");
    }

    @Test
    void laterNamesAreTriedInTheirOrder() {
        ReportedFigure figure = figure("丧事从简登记", List.of("丧事从简登记", "离婚登记", "结婚登记"), "对", Kind.LEVEL);
        assertThat(CONFORMER.conform(figure).indicatorCode()).isEqualTo("divorce_registrations");
    }

    private static ConformedFigure conform(String name, String unit, Kind kind) {
        return CONFORMER.conform(figure(name, List.of(name), unit, kind));
    }

    private static ReportedFigure figure(String name, List<String> names, String unit, Kind kind) {
        return new ReportedFigure(0, 2, "12", new BigDecimal("12"), null, unit, unit, Qualifier.EXACT, kind,
                Status.ACTUAL, StatedPeriod.year(2022), name, names, -1, "", "", 0, 0, 0, false, "test");
    }
}
