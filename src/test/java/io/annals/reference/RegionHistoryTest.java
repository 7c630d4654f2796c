package io.annals.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.annals.reference.RegionHistory.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionHistoryTest {

    private static final ReferenceData SHIPPED = ReferenceData.shipped();
    private static final String HEADER = "code,name,level,parent_code,year,change,successor_codes,source\n";

    @TempDir
    Path overlay;

    private static List<String> spans(ReferenceData reference, String code) {
        return reference.regionHistory().of(code).stream().map(span -> String.join(" ", span.code(), span.name(),
                span.parentCode(), span.fromYear() + "-" + span.toYear(), "area " + span.area(), span.endedBy(),
                String.join("|", span.successorCodes())).strip()).toList();
    }

    @Test
    void aDivisionGoesOnUnderAnotherNameAndCode() {
        assertThat(spans(SHIPPED, "120119")).containsExactly("120225 蓟县 120000 0-2015 area 0 renamed",
                "120119 蓟州区 120000 2016-0 area 0");
        assertThat(spans(SHIPPED, "130881")).as("a county became a city").containsExactly(
                "130823 平泉县 130800 0-2016 area 0 renamed", "130881 平泉市 130800 2017-0 area 0");
        assertThat(spans(SHIPPED, "510185")).as("recoded under another city").containsExactly(
                "512081 简阳市 512000 0-2015 area 0 recoded", "510185 简阳市 510100 2016-0 area 0");
    }

    @Test
    void aMergedOrSplitDivisionEndsAndTheAreasOfTheOthersChange() {
        assertThat(spans(SHIPPED, "310108")).containsExactly("310108 闸北区 310000 0-2014 area 0 merged 310106");
        assertThat(spans(SHIPPED, "310106")).containsExactly("310106 静安区 310000 0-2014 area 0 area",
                "310106 静安区 310000 2015-0 area 1");
        assertThat(spans(SHIPPED, "130521")).containsExactly(
                "130521 邢台县 130500 0-2019 area 0 split 130502|130503");
        assertThat(spans(SHIPPED, "130503")).containsExactly("130503 桥西区 130500 0-2019 area 0 renamed",
                "130503 信都区 130500 2020-0 area 1");
        assertThat(spans(SHIPPED, "371200")).as("a city that ended").containsExactly(
                "371200 莱芜市 370000 0-2017 area 0 merged 370100");
        assertThat(spans(SHIPPED, "370116")).containsExactly("371202 莱城区 371200 0-2017 area 0 renamed",
                "370116 莱芜区 370100 2018-0 area 0");
        assertThat(SHIPPED.regionHistory().spanIn("512000", 2015).area())
                .as("资阳 lost 简阳").isNotEqualTo(SHIPPED.regionHistory().spanIn("512000", 2016).area());
        assertThat(SHIPPED.regionHistory().spanIn("510000", 2015).area())
                .as("both lie in 四川").isEqualTo(SHIPPED.regionHistory().spanIn("510000", 2016).area());
    }

    @Test
    void inEveryYearTheDivisionsOfTheTableStandBelowDivisionsOfThatYear() {
        Map<Integer, Integer> counties = new TreeMap<>();
        Map<String, String> levels = new TreeMap<>();
        SHIPPED.regions().forEach(region -> levels.put(region.code(), region.overlaps() ? "" : region.level()));
        SHIPPED.regionHistory().ended().forEach(region -> levels.put(region.code(), region.level()));
        for (int year = 2010; year <= 2024; year++) {
            for (Span span : SHIPPED.regionHistory().spans()) {
                if (span.holdsIn(year) && !span.parentCode().isEmpty()) {
                    assertThat(SHIPPED.regionHistory().spanIn(span.parentCode(), year))
                            .as("%s %s in %d", span.name(), span, year).isNotNull();
                    counties.merge(year, levels.get(span.regionCode()).equals("county") ? 1 : 0, Integer::sum);
                }
            }
        }
        assertThat(counties.get(2010)).isBetween(counties.get(2024) - 10, counties.get(2024) + 30);
        assertThat(counties.values()).allSatisfy(count -> assertThat(count).isBetween(2845, 2900));
    }

    @Test
    void whatContradictsTheTableOfDivisionsIsRefused() throws IOException {
        refused("120119,蓟州区,county,120000,2030,merged,,x", "what is merged has 1 successor_codes, not 0");
        refused("120119,蓟州区,county,120000,2030,split,120118,x", "what is split has at least 2 successor_codes, not 1");
        refused("120119,蓟州区,county,120000,2030,merged,120118,x", "code '120119' is that of another division too");
        refused("129999,失县,county,120000,2015,merged,128888,x", "successor_codes: '128888' is in 2015 no division");
        refused("129999,失县,county,129900,2015,merged,120118,x", "parent_code '129900' is no division of that time");
        refused("129999,失县,county,120000,2015,ceded,120118,x", "code '129999' is no division of regions.csv");
    }

    @Test
    void aCodeOfOldMeansTheDivisionThatGoesOn() {
        RegionHistory history = SHIPPED.regionHistory();
        assertThat(history.division("120225")).isEqualTo("120119");
        assertThat(history.division("120119")).isEqualTo("120119");
        assertThat(history.division("310108")).as("ended").isEqualTo("310108");
        assertThat(history.division("371202")).as("renamed, in a city that ended").isEqualTo("370116");
        assertThat(history.division("999999")).isNull();
    }

    private void refused(String row, String message) throws IOException {
        Files.writeString(overlay.resolve("region_changes.csv"), HEADER + row + "\n");
        assertThatThrownBy(() -> ReferenceData.load(List.of(overlay))).isInstanceOf(ReferenceException.class)
                .hasMessageContaining("region_changes.csv:2: ").hasMessageContaining(message);
    }

    @Test
    void anOverlayAddsChangesOfItsOwn() throws IOException {
        Files.writeString(overlay.resolve("region_changes.csv"), HEADER
                + "129999,渡口县,county,120000,2015,merged,129998,x\n129998,青石县,county,120000,2018,renamed,129997,x\n"
                + "129998,青石县,county,120000,2012,established,,x\n129997,青石市,county,120000,2021,renamed,129997,x\n");
        Files.writeString(overlay.resolve("regions.csv"), "code,name,level,parent_code,source,short_name\n"
                + "129997,青石区,county,120000,x,青石区\n");
        assertThat(spans(ReferenceData.load(List.of(overlay)), "129997")).containsExactly(
                "129998 青石县 120000 2012-2014 area 0 area", "129998 青石县 120000 2015-2017 area 1 renamed",
                "129997 青石市 120000 2018-2020 area 1 renamed", "129997 青石区 120000 2021-0 area 1");
        assertThat(ReferenceData.load(List.of(overlay)).formerNames()).contains(
                new FormerName("青石县", "129997", 2018), new FormerName("青石市", "129997", 2021));
        assertThat(spans(ReferenceData.load(List.of(overlay)), "129999"))
                .containsExactly("129999 渡口县 120000 0-2014 area 0 merged 129998");
    }
}
