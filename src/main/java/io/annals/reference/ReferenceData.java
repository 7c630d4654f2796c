package io.annals.reference;

import io.annals.reference.ReferenceTable.Row;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The reference data of a run: the shipped tables with a user's overlays laid over them. Immutable.
 *
 * @param indicators the indicator catalogue
 * @param indicatorWords words of indicator names that read as another one or don't distinguish
 * @param traditionalCharacters traditional characters in simplified ones
 * @param units the units
 * @param regions the administrative divisions
 * @param formerNames names that divisions had once
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
        List<Unit> units, List<Region> regions, List<FormerName> formerNames, List<RegionHost> regionHosts,
        List<OrganizationType> organizationTypes,
        List<Organization> organizations, List<ReportKind> reportKinds, List<ExcludedPhrase> excludedPhrases,
        Lexicon lexicon, List<CodedReason> exclusionReasons, List<CodedReason> quarantineReasons,
        List<CodedReason> qualityRules, List<Correction> corrections, List<ExpectedReport> expectedReports) {

    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final Pattern HOST = Pattern.compile("(?!www\\.)[a-z0-9-]+(?:\\.[a-z0-9-]+)+");
    private static final Map<String, IndicatorWord.Place> PLACES = Map.of("", IndicatorWord.Place.ANYWHERE,
            "start", IndicatorWord.Place.START, "end", IndicatorWord.Place.END);
    private static final List<String> MEASURES = List.of("stock", "flow", "rate", "standard");
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
                List.of("unit", "dimension", "base_unit", "factor_numerator", "factor_denominator", "spellings"),
                overlays);
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
            require(unitNames.contains(row.text("unit")), row,
                    "unit '" + row.text("unit") + "' is no unit of units.csv");
            for (String unit : row.list("also_units")) {
                require(unitNames.contains(unit), row, "also_units: '" + unit + "' is no unit of units.csv");
            }
            require(!row.text("name_zh").isEmpty(), row, "name_zh is empty; say what is measured");
            require(MEASURES.contains(row.text("measure")), row,
                    "measure must be stock, flow, rate or standard, not '" + row.text("measure") + "'");
            require(Set.of("sum", "mean", "none").contains(row.text("aggregation")), row,
                    "aggregation must be sum, mean or none, not '" + row.text("aggregation") + "'");
        }
        requireOneMeaning(indicatorRows);
        List<Indicator> indicators = indicatorRows.stream().map(row -> new Indicator(row.text("code"),
                row.text("name_zh"), row.text("name_en"), row.text("domain"), row.text("unit"), row.list("also_units"),
                row.text("measure"), row.text("aggregation"), row.list("aliases"))).toList();

        List<Row> regionRows = ReferenceTable.read("regions.csv", List.of("code"),
                List.of("code", "name", "level", "parent_code", "source", "short_name"), overlays);
        Map<String, String> levels = new HashMap<>();
        regionRows.forEach(row -> levels.put(row.text("code"), row.text("level")));
        for (Row row : regionRows) {
            require(!row.text("name").isEmpty(), row, "name is empty; give the division's full name");
            int level = REGION_LEVELS.indexOf(row.text("level"));
            require(level >= 0, row, "level must be one of " + String.join(", ", REGION_LEVELS) + ", not '"
                    + row.text("level") + "'");
            String parent = row.text("parent_code");
            if (!parent.isEmpty()) {
                require(levels.containsKey(parent), row, "parent_code '" + parent + "' is no division of regions.csv");
                require(REGION_LEVELS.indexOf(levels.get(parent)) < level, row, "parent_code '" + parent + "' is a "
                        + levels.get(parent) + " and can't stand above a " + row.text("level"));
            }
        }
        List<Region> regions = regionRows.stream().map(row -> new Region(row.text("code"), row.text("name"),
                row.text("level"), row.text("parent_code"), row.text("source"),
                row.text("short_name").isEmpty() ? row.text("name") : row.text("short_name"),
                row.text("source").equals("nbs2023") || row.text("overlaps").equals("yes"))).toList();

        Set<String> regionCodes = levels.keySet();
        List<FormerName> formerNames = formerNames(regions, regionCodes, overlays);
        List<RegionHost> regionHosts = regionHosts(regionCodes, overlays);

        List<OrganizationType> organizationTypes = ReferenceTable.read("organization_types.csv", List.of("code"),
                List.of("code", "name", "endings", "domains", "rank"), overlays).stream()
                .map(row -> new OrganizationType(row.text("code"), row.text("name"), row.list("endings"),
                        row.list("domains"), (int) row.number("rank", 99))).toList();
        List<Row> organizationRows = ReferenceTable.read("organizations.csv", List.of("organization_name"),
                List.of("organization_name", "organization_type", "region_code", "aliases"), overlays);
        Set<String> typeCodes = organizationTypes.stream().map(OrganizationType::code).collect(Collectors.toSet());
        for (Row row : organizationRows) {
            String type = row.text("organization_type");
            require(type.isEmpty() || typeCodes.contains(type), row,
                    "organization_type '" + type + "' is no code of organization_types.csv");
            String region = row.text("region_code");
            require(region.isEmpty() || levels.containsKey(region), row,
                    "region_code '" + region + "' is no division of regions.csv");
        }
        List<Organization> organizations = organizationRows.stream().map(row -> new Organization(
                row.text("organization_name"), row.text("organization_type"), row.text("region_code"),
                row.list("aliases"))).toList();

        List<Row> kindRows = ReferenceTable.read("report_kinds.csv", List.of("code"),
                List.of("code", "name", "keywords", "rank"), overlays);
        for (Row row : kindRows) {
            require(row.list("issuer").size() <= 2, row, "issuer must be one body, or two: of counties and prefectures,"
                    + " and of provinces");
            require(Set.of("", "yes").contains(row.text("prospective")), row,
                    "prospective must be yes or empty, not '" + row.text("prospective") + "'");
        }
        List<ReportKind> reportKinds = kindRows.stream().map(row -> new ReportKind(row.text("code"), row.text("name"),
                row.list("keywords"), (int) row.number("rank", 99), row.list("issuer"),
                row.text("prospective").equals("yes"))).toList();

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

        return new ReferenceData(indicators, indicatorWords(indicators, overlays), traditionalCharacters(overlays),
                units, regions, formerNames, regionHosts, organizationTypes, organizations, reportKinds, phrases,
                Lexicon.load(overlays), exclusionReasons, reasons("quarantine_reasons.csv", overlays),
                reasons("quality_rules.csv", overlays), Corrections.load(overlays, unitNames, indicators),
                new ExpectedReports(regions, organizations, organizationTypes, reportKinds).load(overlays));
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
                    require(twin == null || twin == row, row, "'" + name + "' in " + unit + " means "
                            + (twin == null ? "" : twin.text("code") + " already (" + twin.where() + ")")
                            + "; take the alias or the unit from one of the two");
                }
            }
        }
    }

    private static List<IndicatorWord> indicatorWords(List<Indicator> indicators, List<Path> overlays) {
        Set<String> entries = indicators.stream().map(Indicator::code).collect(Collectors.toSet());
        entries.addAll(MEASURES);
        entries.add("change");
        List<IndicatorWord> words = new ArrayList<>();
        for (Row row : ReferenceTable.read("indicator_words.csv", List.of("word", "place"),
                List.of("word", "reads_as", "place", "entries"), overlays)) {
            String place = row.text("place");
            require(!row.text("word").isEmpty(), row, "word is empty");
            require(PLACES.containsKey(place), row, "place must be start, end or empty, not '" + place + "'");
            for (String entry : row.list("entries")) {
                require(entries.contains(entry), row, "entries: '" + entry + "' is no code of indicators.csv and none of "
                        + String.join(", ", MEASURES) + ", change");
            }
            require(place.isEmpty() || row.text("reads_as").length() < row.text("word").length(), row,
                    "reads_as must be shorter than the word at the start or end of a name");
            words.add(new IndicatorWord(row.text("word"), row.text("reads_as"), PLACES.get(place),
                    row.list("entries")));
        }
        return words;
    }

    /** A name that a division bears today is no former one, so that an overlay's division may take it. */
    private static List<FormerName> formerNames(List<Region> regions, Set<String> codes, List<Path> overlays) {
        Set<String> names = regions.stream().map(Region::name).collect(Collectors.toSet());
        List<FormerName> formerNames = new ArrayList<>();
        for (Row row : ReferenceTable.read("region_former_names.csv", List.of("former_name", "region_code"),
                List.of("former_name", "region_code", "until_year"), overlays)) {
            require(row.text("former_name").length() >= 2, row, "former_name must have two characters or more");
            require(codes.contains(row.text("region_code")), row,
                    "region_code '" + row.text("region_code") + "' is no division of regions.csv");
            if (!names.contains(row.text("former_name"))) {
                formerNames.add(new FormerName(row.text("former_name"), row.text("region_code"),
                        (int) row.number("until_year", 0)));
            }
        }
        return formerNames;
    }

    private static List<RegionHost> regionHosts(Set<String> codes, List<Path> overlays) {
        List<RegionHost> hosts = new ArrayList<>();
        for (Row row : ReferenceTable.read("region_hosts.csv", List.of("host"), List.of("host", "region_code"),
                overlays)) {
            require(HOST.matcher(row.text("host")).matches(), row, "host must be a domain in lower case without"
                    + " www., not '" + row.text("host") + "'");
            require(codes.contains(row.text("region_code")), row,
                    "region_code '" + row.text("region_code") + "' is no division of regions.csv");
            hosts.add(new RegionHost(row.text("host"), row.text("region_code")));
        }
        return hosts;
    }

    private static TraditionalCharacters traditionalCharacters(List<Path> overlays) {
        Map<Character, Character> characters = new HashMap<>();
        for (Row row : ReferenceTable.read("traditional_characters.csv", List.of("traditional"),
                List.of("traditional", "simplified"), overlays)) {
            for (String column : List.of("traditional", "simplified")) {
                require(row.text(column).length() == 1, row, column + " must be one character, not '"
                        + row.text(column) + "'");
            }
            characters.put(row.text("traditional").charAt(0), row.text("simplified").charAt(0));
        }
        return new TraditionalCharacters(characters);
    }

    private static List<CodedReason> reasons(String name, List<Path> overlays) {
        return ReferenceTable.read(name, List.of("code"), List.of("code", "meaning"), overlays).stream()
                .map(row -> new CodedReason(row.text("code"), row.text("meaning"), row.text("next"))).toList();
    }

    private static void require(boolean condition, Row row, String message) {
        row.require(condition, message);
    }
}
