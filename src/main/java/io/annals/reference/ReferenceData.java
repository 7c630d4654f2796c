package io.annals.reference;

import io.annals.reference.ReferenceTable.Row;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reference data of a run: the shipped tables with a user's overlays laid over them. Immutable.
 *
 * @param indicators the indicator catalogue
 * @param indicatorWords words of indicator names that read as another one or don't distinguish
 * @param traditionalCharacters traditional characters in simplified ones
 * @param units the units
 * @param regions the administrative divisions
 * @param formerNames names that divisions had once
 * @param regionHistory the divisions in the course of the years, with those that ended
 * @param regionHosts domains under which the bodies of divisions publish
 * @param organizationTypes kinds of issuing bodies
 * @param organizations bodies that a user declares; empty as shipped
 * @param reportKinds kinds of reports
 * @param excludedPhrases names, slogans and idioms with numerals
 * @param lexicon words by the part that they play around a figure
 * @param exclusionReasons why a numeral is no figure
 * @param quarantineReasons why a file could not be used
 * @param qualityRules what a finding may object to
 * @param corrections what people know better about printed figures; empty as shipped
 * @param expectedReports reports that should be there; empty as shipped
 */
public record ReferenceData(
        List<Indicator> indicators, List<IndicatorWord> indicatorWords, TraditionalCharacters traditionalCharacters,
        List<Unit> units, List<Region> regions, List<FormerName> formerNames,
        RegionHistory regionHistory, List<RegionHost> regionHosts,
        List<OrganizationType> organizationTypes,
        List<Organization> organizations, List<ReportKind> reportKinds, List<ExcludedPhrase> excludedPhrases,
        Lexicon lexicon, List<CodedReason> exclusionReasons, List<CodedReason> quarantineReasons,
        List<CodedReason> qualityRules, List<Correction> corrections, List<ExpectedReport> expectedReports) {

    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final Map<String, IndicatorWord.Place> PLACES = Map.of("", IndicatorWord.Place.ANYWHERE,
            "start", IndicatorWord.Place.START, "end", IndicatorWord.Place.END);
    private static final List<String> MEASURES = List.of("stock", "flow", "rate", "standard");
    private static final Set<String> NEVER_ADDED = Set.of("rate", "standard");
    /** Read once: they can't change while the program runs, and several stages ask for them. */
    private static ReferenceData shipped;

    private static final List<String> REGION_LEVELS = List.of("nation", "province", "prefecture", "county");

    public ReferenceData {
        indicators = List.copyOf(indicators);
        indicatorWords = List.copyOf(indicatorWords);
        units = List.copyOf(units);
        regions = List.copyOf(regions);
        formerNames = List.copyOf(formerNames);
        regionHosts = List.copyOf(regionHosts);
        organizationTypes = List.copyOf(organizationTypes);
        organizations = List.copyOf(organizations);
        reportKinds = List.copyOf(reportKinds);
        excludedPhrases = List.copyOf(excludedPhrases);
        exclusionReasons = List.copyOf(exclusionReasons);
        quarantineReasons = List.copyOf(quarantineReasons);
        qualityRules = List.copyOf(qualityRules);
        corrections = List.copyOf(corrections);
        expectedReports = List.copyOf(expectedReports);
    }

    /** The shipped tables alone. */
    public static synchronized ReferenceData shipped() {
        if (shipped == null) {
            shipped = read(List.of());
        }
        return shipped;
    }

    /**
     * The shipped tables with overlays.
     *
     * @param overlays folders with CSV files of the same names, or such files; the later one wins
     * @throws ReferenceException with file, line and what was expected, where a table breaks a rule: those of its columns
     *     ({@code columns.csv}), or one that more than a cell decides
     */
    public static ReferenceData load(List<Path> overlays) {
        return overlays.isEmpty() ? shipped() : read(overlays);
    }

    private static ReferenceData read(List<Path> overlays) {
        CheckedTables tables = new CheckedTables(overlays);
        List<Unit> units = units(tables.rows("units.csv"), tables.rows("dimensions.csv"));
        List<Indicator> indicators = indicators(tables.rows("indicators.csv"));
        List<Region> regions = regions(tables.rows("regions.csv"));
        RegionHistory regionHistory = new RegionHistory(regions, tables.rows("region_changes.csv"));
        List<FormerName> formerNames = formerNames(tables.rows("region_former_names.csv"), regions, regionHistory);
        List<OrganizationType> organizationTypes = tables.rows("organization_types.csv").stream()
                .map(row -> new OrganizationType(row.text("code"), row.text("name"),
                        row.list("endings").stream().map(OrganizationType.Ending::of).toList(), row.list("domains"), (int) row.number("rank", 99), row.text("of_part").equals("yes"))).toList();
        List<Organization> organizations = organizations(tables.rows("organizations.csv"), regionHistory);
        return new ReferenceData(indicators, indicatorWords(tables.rows("indicator_words.csv"), indicators),
                traditionalCharacters(tables.rows("traditional_characters.csv")), units, regions,
                formerNames, regionHistory, tables.rows("region_hosts.csv").stream()
                        .map(row -> new RegionHost(row.text("host"), row.text("region_code"))).toList(),
                organizationTypes, organizations, reportKinds(tables.rows("report_kinds.csv")),
                tables.rows("excluded_phrases.csv").stream()
                        .map(row -> new ExcludedPhrase(row.text("phrase"), row.text("reason_code"))).toList(),
                Lexicon.of(tables.rows("lexicon.csv")), reasons(tables.rows("exclusion_reasons.csv")),
                reasons(tables.rows("quarantine_reasons.csv")), reasons(tables.rows("quality_rules.csv")),
                Corrections.of(tables.rows("corrections.csv"),
                        units.stream().map(Unit::name).collect(Collectors.toSet()), indicators),
                new ExpectedReports(regions, formerNames, regionHistory, organizations, organizationTypes)
                        .of(tables.rows("expected.csv")));
    }

    /** The file names that an overlay's tables may have. */
    public static Set<String> tables() {
        return CheckedTables.names();
    }

    /** A unit is its own base or converts to one that is, so that no conversion leads on or back. */
    private static List<Unit> units(List<Row> rows, List<Row> dimensions) {
        Set<String> additive = dimensions.stream().filter(row -> row.text("adds_up").equals("yes"))
                .map(row -> row.text("dimension")).collect(Collectors.toSet());
        Map<String, Unit> units = new LinkedHashMap<>();
        for (Row row : rows) {
            String base = row.text("base_unit");
            units.put(row.text("unit"), new Unit(row.text("unit"), row.text("dimension"),
                    base.isEmpty() ? row.text("unit") : base, row.number("factor_numerator", 1),
                    row.number("factor_denominator", 1), row.list("spellings"),
                    row.text("after_chinese_numeral").isEmpty() ? "figure" : row.text("after_chinese_numeral"),
                    additive.contains(row.text("dimension"))));
        }
        Map<String, Row> spelt = new HashMap<>();
        rows.forEach(row -> spelt.put(row.text("unit"), row));
        for (Row row : rows) {
            Unit unit = units.get(row.text("unit"));
            Unit base = units.get(unit.baseUnit());
            row.require(base.baseUnit().equals(base.name()), "base_unit '" + base.name() + "' is itself counted in '"
                    + base.baseUnit() + "'; name that one");
            row.require(base != unit || unit.numerator() == unit.denominator(),
                    "a unit that is its own base_unit has the factor 1, not " + unit.numerator() + "/"
                            + unit.denominator());
            row.require(base.dimension().equals(unit.dimension()), "dimension '" + unit.dimension()
                    + "' is not that of base_unit '" + base.name() + "', which is '" + base.dimension() + "'");
            for (String spelling : unit.spellings()) {
                Row twin = spelt.putIfAbsent(spelling, row);
                if (twin != null && twin != row) {
                    throw row.refused("spellings: '" + spelling + "' means " + twin.text("unit") + " already ("
                            + twin.where() + "); take it from one of the two");
                }
            }
        }
        return List.copyOf(units.values());
    }

    private static List<Indicator> indicators(List<Row> rows) {
        for (Row row : rows) {
            String measure = row.text("measure");
            row.require(!row.text("aggregation").equals("sum") || !NEVER_ADDED.contains(measure), "a " + measure
                    + " is never added up: aggregation must be mean or none, not 'sum'");
        }
        requireOneMeaning(rows);
        return rows.stream().map(row -> new Indicator(row.text("code"), row.text("name_zh"), row.text("name_en"),
                row.text("domain"), row.text("unit"), row.list("also_units"), row.text("measure"),
                row.text("aggregation"), row.list("aliases"))).toList();
    }

    /** The division above a division is of a higher level, so that the nation is above all. */
    private static List<Region> regions(List<Row> rows) {
        Map<String, String> levels = new HashMap<>();
        rows.forEach(row -> levels.put(row.text("code"), row.text("level")));
        for (Row row : rows) {
            String level = row.text("level");
            String parent = row.text("parent_code");
            if (parent.isEmpty() && !level.equals("nation")) {
                throw row.refused("parent_code is empty; expected the division above this " + level);
            }
            if (!parent.isEmpty() && REGION_LEVELS.indexOf(levels.get(parent)) >= REGION_LEVELS.indexOf(level)) {
                throw row.refused("parent_code '" + parent + "' is a " + levels.get(parent)
                        + " and can't stand above a " + level);
            }
        }
        return rows.stream().map(row -> new Region(row.text("code"), row.text("name"), row.text("level"),
                row.text("parent_code"), row.text("source"),
                row.text("short_name").isEmpty() ? row.text("name") : row.text("short_name"),
                row.text("source").equals("nbs2023") || row.text("overlaps").equals("yes"))).toList();
    }

    private static List<Organization> organizations(List<Row> rows, RegionHistory history) {
        Map<String, Row> named = new HashMap<>();
        rows.forEach(row -> named.put(row.text("organization_name"), row));
        for (Row row : rows) {
            for (String alias : row.list("aliases")) {
                Row twin = named.putIfAbsent(alias, row);
                if (twin != null && twin != row) {
                    throw row.refused("aliases: '" + alias + "' means " + twin.text("organization_name") + " already ("
                            + twin.where() + "); take it from one of the two");
                }
            }
        }
        return rows.stream().map(row -> new Organization(row.text("organization_name"), row.text("organization_type"),
                row.text("region_code").isEmpty() ? "" : history.division(row, "region_code"), row.list("aliases"))).toList();
    }

    private static List<ReportKind> reportKinds(List<Row> rows) {
        for (Row row : rows) {
            row.require(row.list("issuer").size() <= 2, "issuer must be one body, or two: of counties and prefectures,"
                    + " and of provinces");
        }
        return rows.stream().map(row -> new ReportKind(row.text("code"), row.text("name"), row.list("keywords"),
                (int) row.number("rank", 99), row.list("issuer"), row.text("prospective").equals("yes"),
                row.text("part_of_year").equals("yes"))).toList();
    }

    /** A name or alias with a unit must decide one entry; the same name in another unit may be another entry. */
    private static void requireOneMeaning(List<Row> indicatorRows) {
        Map<List<String>, Row> meanings = new HashMap<>();
        for (Row row : indicatorRows) {
            List<String> names = new ArrayList<>(row.list("aliases"));
            names.add(row.text("name_zh"));
            List<String> units = new ArrayList<>(row.list("also_units"));
            units.add(row.text("unit"));
            for (String name : names) {
                String spelt = BLANK.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("");
                for (String unit : units) {
                    Row twin = meanings.putIfAbsent(List.of(spelt, unit), row);
                    if (twin != null && twin != row) {
                        throw row.refused("'" + name + "' in " + unit + " means " + twin.text("code") + " already ("
                                + twin.where() + "); take the alias or the unit from one of the two");
                    }
                }
            }
        }
    }

    private static List<IndicatorWord> indicatorWords(List<Row> rows, List<Indicator> indicators) {
        Set<String> entries = indicators.stream().map(Indicator::code).collect(Collectors.toSet());
        entries.addAll(MEASURES);
        entries.add("change");
        for (Row row : rows) {
            for (String entry : row.list("entries")) {
                row.require(entries.contains(entry), "entries: '" + entry + "' is no code of indicators.csv and none of "
                        + String.join(", ", MEASURES) + ", change");
            }
            row.require(row.text("place").isEmpty() || row.text("reads_as").length() < row.text("word").length(),
                    "reads_as must be shorter than the word at the start or end of a name");
        }
        return rows.stream().map(row -> new IndicatorWord(row.text("word"), row.text("reads_as"),
                PLACES.get(row.text("place")), row.list("entries"))).toList();
    }

    /** A name that a division bears today is no former one, so that an overlay's division may take it. */
    private static List<FormerName> formerNames(List<Row> rows, List<Region> regions, RegionHistory history) {
        Set<String> names = regions.stream().map(Region::name).collect(Collectors.toSet());
        Set<List<String>> told = new HashSet<>();
        return Stream.concat(rows.stream().map(row -> new FormerName(row.text("former_name"), row.text("region_code"),
                        (int) row.number("until_year", 0))), history.formerNames().stream())
                .filter(former -> !names.contains(former.name()))
                .filter(former -> told.add(List.of(former.name(), former.regionCode()))).toList();
    }

    private static TraditionalCharacters traditionalCharacters(List<Row> rows) {
        Map<Character, Character> characters = new HashMap<>();
        rows.forEach(row -> characters.put(row.text("traditional").charAt(0), row.text("simplified").charAt(0)));
        return new TraditionalCharacters(characters);
    }

    private static List<CodedReason> reasons(List<Row> rows) {
        return rows.stream().map(row -> new CodedReason(row.text("code"), row.text("meaning"), row.text("next")))
                .toList();
    }
}
