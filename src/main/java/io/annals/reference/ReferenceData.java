package io.annals.reference;

import io.annals.reference.ReferenceTable.Row;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The reference data of a run: the shipped tables with a user's overlays laid over them. Immutable.
 *
 * @param indicators the indicator catalogue
 * @param units the units
 * @param regions the administrative divisions
 * @param organizationTypes kinds of issuing bodies
 * @param reportKinds kinds of reports
 * @param excludedPhrases names, slogans and idioms with numerals
 * @param lexicon words by the part that they play around a figure
 * @param exclusionReasons why a numeral is no figure
 * @param quarantineReasons why a file could not be used
 * @param qualityRules what a finding may object to
 */
public record ReferenceData(
        List<Indicator> indicators, List<Unit> units, List<Region> regions, List<OrganizationType> organizationTypes,
        List<ReportKind> reportKinds, List<ExcludedPhrase> excludedPhrases, Lexicon lexicon,
        List<CodedReason> exclusionReasons,
        List<CodedReason> quarantineReasons, List<CodedReason> qualityRules) {

    /** The shipped tables alone. */
    public static ReferenceData shipped() {
        return load(List.of());
    }

    /**
     * The shipped tables with overlays.
     *
     * @param overlays folders with CSV files of the same names; the later one wins
     * @throws ReferenceException with file, line and what was expected, where a table breaks a rule
     */
    public static ReferenceData load(List<Path> overlays) {
        List<Row> unitRows = ReferenceTable.read("units.csv", List.of("unit"),
                List.of("unit", "dimension", "base_unit", "factor_numerator", "factor_denominator", "spellings"), overlays);
        List<Unit> units = unitRows.stream().map(row -> new Unit(row.text("unit"), row.text("dimension"),
                row.text("base_unit").isEmpty() ? row.text("unit") : row.text("base_unit"),
                row.number("factor_numerator", 1), row.number("factor_denominator", 1), row.list("spellings"),
                row.text("after_chinese_numeral").isEmpty() ? "figure" : row.text("after_chinese_numeral"))).toList();
        Set<String> unitNames = units.stream().map(Unit::name).collect(Collectors.toSet());
        for (Row row : unitRows) {
            require(row.text("base_unit").isEmpty() || unitNames.contains(row.text("base_unit")), row,
                    "base_unit '" + row.text("base_unit") + "' is no unit of units.csv");
        }

        List<Row> indicatorRows = ReferenceTable.read("indicators.csv", List.of("code"), List.of("code", "name_zh",
                "name_en", "domain", "unit", "also_units", "measure", "aggregation", "aliases"), overlays);
        for (Row row : indicatorRows) {
            require(unitNames.contains(row.text("unit")), row, "unit '" + row.text("unit") + "' is no unit of units.csv");
            require(Set.of("stock", "flow", "rate", "standard").contains(row.text("measure")), row,
                    "measure must be stock, flow, rate or standard, not '" + row.text("measure") + "'");
            require(Set.of("sum", "mean", "none").contains(row.text("aggregation")), row,
                    "aggregation must be sum, mean or none, not '" + row.text("aggregation") + "'");
        }
        List<Indicator> indicators = indicatorRows.stream().map(row -> new Indicator(row.text("code"),
                row.text("name_zh"), row.text("name_en"), row.text("domain"), row.text("unit"), row.list("also_units"),
                row.text("measure"), row.text("aggregation"), row.list("aliases"))).toList();

        List<Row> regionRows = ReferenceTable.read("regions.csv", List.of("code"),
                List.of("code", "name", "level", "parent_code", "source", "short_name"), overlays);
        Set<String> regionCodes = new HashSet<>();
        regionRows.forEach(row -> regionCodes.add(row.text("code")));
        for (Row row : regionRows) {
            require(row.text("parent_code").isEmpty() || regionCodes.contains(row.text("parent_code")), row,
                    "parent_code '" + row.text("parent_code") + "' is no division of regions.csv");
        }
        List<Region> regions = regionRows.stream().map(row -> new Region(row.text("code"), row.text("name"),
                row.text("level"), row.text("parent_code"), row.text("source"), row.text("short_name"),
                row.text("source").equals("nbs2023") || row.text("overlaps").equals("yes"))).toList();

        List<OrganizationType> organizationTypes = ReferenceTable.read("organization_types.csv", List.of("code"),
                List.of("code", "name", "endings", "domains", "rank"), overlays).stream()
                .map(row -> new OrganizationType(row.text("code"), row.text("name"), row.list("endings"),
                        row.list("domains"), (int) row.number("rank", 99))).toList();
        List<ReportKind> reportKinds = ReferenceTable.read("report_kinds.csv", List.of("code"),
                List.of("code", "name", "keywords", "rank"), overlays).stream()
                .map(row -> new ReportKind(row.text("code"), row.text("name"), row.list("keywords"),
                        (int) row.number("rank", 99))).toList();

        List<CodedReason> exclusionReasons = reasons("exclusion_reasons.csv", overlays);
        Set<String> exclusionCodes = exclusionReasons.stream().map(CodedReason::code).collect(Collectors.toSet());
        List<Row> phraseRows = ReferenceTable.read("excluded_phrases.csv", List.of("phrase"),
                List.of("phrase", "reason_code"), overlays);
        for (Row row : phraseRows) {
            require(exclusionCodes.contains(row.text("reason_code")), row,
                    "reason_code '" + row.text("reason_code") + "' is no code of exclusion_reasons.csv");
        }
        List<ExcludedPhrase> phrases = phraseRows.stream()
                .map(row -> new ExcludedPhrase(row.text("phrase"), row.text("reason_code"))).toList();

        return new ReferenceData(indicators, units, regions, organizationTypes, reportKinds, phrases,
                Lexicon.load(overlays), exclusionReasons,
                reasons("quarantine_reasons.csv", overlays), reasons("quality_rules.csv", overlays));
    }

    private static List<CodedReason> reasons(String name, List<Path> overlays) {
        return ReferenceTable.read(name, List.of("code"), List.of("code", "meaning"), overlays).stream()
                .map(row -> new CodedReason(row.text("code"), row.text("meaning"), row.text("next"))).toList();
    }

    private static void require(boolean condition, Row row, String message) {
        if (!condition) {
            throw new ReferenceException(row.where() + ": " + message);
        }
    }
}
