package io.annals.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceDataTest {

    private static final String INDICATOR_HEADER =
            "code,name_zh,name_en,domain,unit,also_units,measure,aggregation,aliases\n";

    @TempDir
    Path overlay;

    @Test
    void theShippedTablesAreSound() {
        ReferenceData shipped = ReferenceData.shipped();
        assertThat(shipped.indicators()).hasSizeGreaterThanOrEqualTo(450);
        assertThat(shipped.regions()).hasSizeGreaterThan(3300);
        assertThat(shipped.organizationTypes()).hasSizeGreaterThan(20);
        assertThat(shipped.reportKinds()).hasSizeGreaterThan(5);
        assertThat(shipped.organizations()).isEmpty();
        assertThat(shipped.regions()).filteredOn(Region::overlaps).hasSize(130);
    }

    @Test
    void theirReadmeDescribesEveryColumnAndEveryRoleAndEachRoleHasWords() throws IOException {
        Path seeds = Path.of("warehouse-schema/seeds");
        String readme = Files.readString(seeds.resolve("README.md"));
        Lexicon lexicon = ReferenceData.shipped().lexicon();
        for (Lexicon.Role role : Lexicon.Role.values()) {
            assertThat(readme).contains("\n| `" + role.name().toLowerCase(Locale.ROOT) + "` | ");
            assertThat(lexicon.words(role)).as(role.name()).isNotEmpty();
        }
        try (Stream<Path> tables = Files.list(seeds)) {
            for (Path table : tables.filter(file -> file.toString().endsWith(".csv")).toList()) {
                String described = readme.lines().filter(line -> line.startsWith("| `" + table.getFileName() + "` |"))
                        .findFirst().orElseThrow(() -> new AssertionError(table + " is not described"));
                String columns = Files.readAllLines(table).get(0);
                assertThat(described).as(table.toString()).contains(columns.split(","));
            }
        }
    }

    @Test
    void everyIndicatorDomainHasAnOwner() {
        ReferenceData shipped = ReferenceData.shipped();
        List<String> owned = shipped.organizationTypes().stream().flatMap(type -> type.domains().stream()).toList();
        assertThat(shipped.indicators()).extracting(Indicator::domain).isSubsetOf(owned);
    }

    @Test
    void anOverlayAddsRowsAndReplacesThemByKey() throws IOException {
        write("indicators.csv", INDICATOR_HEADER
                + "places,托养位,Places,elderly care,张,,stock,sum,\n"
                + "care_homes,养老院,Homes,elderly care,所,,stock,sum,老人院\n");
        ReferenceData data = load();
        assertThat(data.indicators()).hasSize(ReferenceData.shipped().indicators().size() + 1);
        assertThat(data.indicators()).filteredOn(indicator -> indicator.code().equals("care_homes"))
                .singleElement().satisfies(indicator -> {
                    assertThat(indicator.name()).isEqualTo("养老院");
                    assertThat(indicator.alsoUnits()).isEmpty();
                });
    }

    @Test
    void wordsOfIndicatorNamesMayBeAdded() throws IOException {
        write("indicator_words.csv", "word,reads_as,place,entries\n敬老院,养老机构,,\n新近,,start,stock|care_homes\n");
        assertThat(load().indicatorWords()).contains(
                new IndicatorWord("敬老院", "养老机构", IndicatorWord.Place.ANYWHERE, List.of()),
                new IndicatorWord("新近", "", IndicatorWord.Place.START, List.of("stock", "care_homes")));
    }

    @Test
    void aWordOfIndicatorNamesHasAKnownPlaceAndKnownEntries() throws IOException {
        write("indicator_words.csv", "word,reads_as,place,entries\n敬老院,,middle,\n");
        assertThatThrownBy(this::load).isInstanceOf(ReferenceException.class)
                .hasMessageContaining("indicator_words.csv:2").hasMessageContaining("place must be start, end or empty");
        write("indicator_words.csv", "word,reads_as,place,entries\n敬老院,,,heap\n");
        assertThatThrownBy(this::load).hasMessageContaining("entries: 'heap' is no code of indicators.csv");
        write("indicator_words.csv", "word,reads_as,place,entries\n院,养老机构,start,\n");
        assertThatThrownBy(this::load).hasMessageContaining("reads_as must be shorter");
    }

    @Test
    void traditionalCharactersAreSingleCharacters() throws IOException {
        write("traditional_characters.csv", "traditional,simplified\n時間,时间\n");
        assertThatThrownBy(this::load).isInstanceOf(ReferenceException.class)
                .hasMessageContaining("traditional must be one character, not '時間'");
        write("traditional_characters.csv", "traditional,simplified\n値,值\n");
        assertThat(load().traditionalCharacters().simplified("價値")).isEqualTo("价值");
    }

    @Test
    void aColumnThatAnOverlayLeavesOutKeepsTheShippedCell() throws IOException {
        write("indicators.csv", "code,aliases\ncare_homes,老人院|养老院\n");
        assertThat(load().indicators()).filteredOn(indicator -> indicator.code().equals("care_homes"))
                .singleElement().satisfies(indicator -> {
                    assertThat(indicator.unit()).isEqualTo("家");
                    assertThat(indicator.aliases()).containsExactly("老人院", "养老院");
                });
    }

    @Test
    void aLaterOverlayWins(@TempDir Path later) throws IOException {
        write("report_kinds.csv", "code,name,keywords,rank\nbudget,复核组,预算,1\n");
        Files.writeString(later.resolve("report_kinds.csv"), "code,name\nbudget,乙\n");
        assertThat(ReferenceData.load(List.of(overlay, later)).reportKinds())
                .filteredOn(kind -> kind.code().equals("budget")).singleElement().satisfies(kind -> {
                    assertThat(kind.name()).isEqualTo("乙");
                    assertThat(kind.rank()).isEqualTo(1);
                });
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreFine() throws IOException {
        write("report_kinds.csv", "\uFEFFcode,name,keywords,rank\r\nspecial,专报,专报,5\r\n");
        assertThat(load().reportKinds()).extracting(ReportKind::code).contains("special");
    }

    @Test
    void aTableThatIsNotUtf8SaysSo() throws IOException {
        Files.write(overlay.resolve("report_kinds.csv"),
                "code,name,keywords,rank\nspecial,专报,专报,5\n".getBytes(Charset.forName("GB18030")));
        refused("report_kinds.csv: is not UTF-8");
    }

    @Test
    void aKeyTwiceInOneFileIsRefused() throws IOException {
        write("units.csv", "unit,dimension\n瓶,count\n箱,count\n瓶,count\n");
        refused("units.csv:4: 瓶 stands already in ", "units.csv:2; keep one of the two rows");
    }

    @Test
    void aMissingKeyColumnIsRefused() throws IOException {
        write("units.csv", "name,dimension\n瓶,count\n");
        refused("units.csv:1: the column 'unit' is missing; found name, dimension");
    }

    @Test
    void aRowThatIsTooShortIsRefused() throws IOException {
        write("units.csv", "unit,dimension\n瓶,count\n箱");
        refused("units.csv:3: 1 cells, but the header has 2");
    }

    @Test
    void aLineAfterAQuotedLineBreakIsCountedRight() throws IOException {
        write("units.csv", "unit,dimension\n\"瓶\",\"a\nb\"\n箱\n");
        refused("units.csv:4: 1 cells");
    }

    @Test
    void anUnknownUnitIsRefused() throws IOException {
        write("indicators.csv", INDICATOR_HEADER + "places,托养位,Places,elderly care,铺,,stock,sum,\n");
        refused("indicators.csv:2: unit '铺' is no unit of units.csv");
        write("indicators.csv", INDICATOR_HEADER + "places,托养位,Places,elderly care,张,铺,stock,sum,\n");
        refused("indicators.csv:2: also_units: '铺' is no unit of units.csv");
    }

    @Test
    void aWrongMeasureOrAggregationIsRefused() throws IOException {
        write("indicators.csv", INDICATOR_HEADER + "places,托养位,Places,elderly care,张,,amount,sum,\n");
        refused("indicators.csv:2: measure must be stock, flow, rate or standard, not 'amount'");
        write("indicators.csv", INDICATOR_HEADER + "places,托养位,Places,elderly care,张,,stock,total,\n");
        refused("indicators.csv:2: aggregation must be sum, mean or none, not 'total'");
    }

    @Test
    void anAliasThatPointsTwoWaysInOneUnitIsRefused() throws IOException {
        write("indicators.csv", INDICATOR_HEADER + "homes,养老大院,Homes,elderly care,所,,stock,sum,养老 机构\n");
        refused("indicators.csv:2: '养老 机构' in 所 means care_homes already", "take the alias or the unit");
        write("indicators.csv", INDICATOR_HEADER + "places,托养位,Places,elderly care,张,,stock,sum,养老机构\n");
        assertThat(load().indicators()).extracting(Indicator::code).contains("places");
    }

    @Test
    void aParentThatIsMissingOrNoHigherIsRefused() throws IOException {
        String header = "code,name,level,parent_code,source,short_name\n";
        write("regions.csv", header + "990101,云川区,county,990100,invented,云川区\n");
        refused("regions.csv:2: parent_code '990100' is no division of regions.csv");
        write("regions.csv", header + "990101,云川区,county,110101,invented,云川区\n");
        refused("regions.csv:2: parent_code '110101' is a county and can't stand above a county");
        write("regions.csv", header + "990101,云川区,district,110000,invented,云川区\n");
        refused("regions.csv:2: level must be nation, province, prefecture or county, not 'district'");
    }

    @Test
    void formerNamesAndHostsNeedADivisionAndAHostIsADomain() throws IOException {
        ReferenceData shipped = ReferenceData.shipped();
        assertThat(shipped.formerNames()).hasSizeGreaterThan(700)
                .contains(new FormerName("襄樊市", "420600", 2010), new FormerName("博州", "652700", 0));
        assertThat(shipped.regionHosts()).hasSizeGreaterThan(100).contains(new RegionHost("jl.gov.cn", "220000"));
        assertThat(shipped.formerNames()).extracting(FormerName::name)
                .doesNotContainAnyElementsOf(shipped.regions().stream().map(Region::name).toList());
        write("region_former_names.csv", "former_name,region_code,until_year\n旧县,990101,2001\n");
        refused("region_former_names.csv:2: region_code '990101' is no division of regions.csv");
        write("region_former_names.csv", "former_name,region_code,until_year\n松阳县,331124,2001\n");
        assertThat(load().formerNames()).extracting(FormerName::name).doesNotContain("松阳县");
        write("region_hosts.csv", "host,region_code\nwww.sy.gov.cn,331124\n");
        refused("region_hosts.csv:2: host must be a domain in lower case without www., not 'www.sy.gov.cn'");
        write("region_hosts.csv", "host,region_code\nsy.gov.cn,990101\n");
        refused("region_hosts.csv:2: region_code '990101' is no division of regions.csv");
    }

    @Test
    void aKindHasAtMostTwoIssuersAndIsProspectiveOrNot() throws IOException {
        write("report_kinds.csv", "code,issuer\nbudget,甲局|乙厅|丙部\n");
        refused("report_kinds.csv:2: issuer must be one body, or two");
        write("report_kinds.csv", "code,prospective\nbudget,no\n");
        refused("report_kinds.csv:2: prospective must be yes or empty, not 'no'");
    }

    @Test
    void aDeclaredBodyNeedsAKnownKindAndDivision() throws IOException {
        write("organizations.csv", "organization_name,organization_type,region_code,aliases\n福利院,home,110101,\n");
        refused("organizations.csv:2: organization_type 'home' is no code of organization_types.csv");
        write("organizations.csv", "organization_name,organization_type,region_code,aliases\n福利院,,990101,\n");
        refused("organizations.csv:2: region_code '990101' is no division of regions.csv");
    }

    @Test
    void anUnknownExclusionReasonIsRefused() throws IOException {
        write("excluded_phrases.csv", "phrase,reason_code\n三生三世,NO_SUCH\n");
        refused("excluded_phrases.csv:2: reason_code 'NO_SUCH' is no code of exclusion_reasons.csv");
    }

    @Test
    void aNumberThatIsNoneIsRefused() throws IOException {
        write("report_kinds.csv", "code,rank\nbudget,first\n");
        refused("report_kinds.csv:2: rank must be a whole number, not 'first'");
    }

    /** Each row: a table, its header, a row that breaks a rule, and what is said of it. */
    @Test
    void aCellThatItsColumnDoesNotAllowIsToldWithFileLineAndWhatWasExpected() throws IOException {
        String[][] wrong = {
            {"indicators.csv", "code,aliases", ",养老院", "code is empty; expected the natural key"},
            {"indicators.csv", "code,aliases", "Care-Homes,养老院",
                "code must be lower-case letters, digits and _, beginning with a letter, not 'Care-Homes'"},
            {"indicators.csv", "code,name_zh", "places,托养位", "name_en is empty; expected what is measured"},
            {"indicators.csv", "code,name_zh", "care_homes,", "name_zh is empty; expected what is measured"},
            {"indicators.csv", "code,domain", "care_homes,elderly", "domain 'elderly' is no domain of domains.csv"},
            {"indicators.csv", "code,unit", "care_homes,", "unit is empty; expected the unit of its values"},
            {"indicators.csv", "code,measure", "care_homes,level",
                "measure must be stock, flow, rate or standard, not 'level'"},
            {"indicators.csv", "code,aggregation", "urban_dibao_standard,sum",
                "a standard is never added up: aggregation must be mean or none, not 'sum'"},
            {"indicators.csv", "code,aggregation", "law_exam_pass_rate,sum",
                "a rate is never added up: aggregation must be mean or none, not 'sum'"},
            {"indicator_words.csv", "word,place", ",end", "word is empty; expected the word"},
            {"indicator_words.csv", "word,place", "新近,first", "place must be start, end or empty, not 'first'"},
            {"units.csv", "unit,dimension", "捆,", "dimension is empty; expected what it measures"},
            {"units.csv", "unit,dimension,base_unit", "捆,count,扎", "base_unit '扎' is no unit of units.csv"},
            {"units.csv", "unit,dimension,factor_numerator", "捆,count,0",
                "factor_numerator must be a whole number of 1 or more or empty, not '0'"},
            {"units.csv", "unit,dimension,factor_denominator", "捆,count,0",
                "factor_denominator must be a whole number of 1 or more or empty, not '0'"},
            {"units.csv", "unit,dimension,factor_numerator", "捆,count,1.5",
                "factor_numerator must be a whole number of 1 or more or empty, not '1.5'"},
            {"units.csv", "unit,dimension,factor_numerator", "捆,count,12",
                "a unit that is its own base_unit has the factor 1, not 12/1"},
            {"units.csv", "unit,dimension,base_unit", "捆,count,公斤",
                "dimension 'count' is not that of base_unit '公斤', which is 'mass'"},
            {"units.csv", "unit,dimension,base_unit", "捆,mass,吨",
                "base_unit '吨' is itself counted in '公斤'; name that one"},
            {"units.csv", "unit,dimension,spellings", "捆,count,綑|市斤", "spellings: '市斤' means 斤 already"},
            {"units.csv", "unit,dimension,spellings", "捆,count,人", "spellings: '人' means 人 already"},
            {"units.csv", "unit,dimension,after_chinese_numeral", "捆,count,always",
                "after_chinese_numeral must be structural, never or empty, not 'always'"},
            {"regions.csv", "code,name,level,parent_code,source", "99010,云川区,county,110000,test",
                "code must be six digits, not '99010'"},
            {"regions.csv", "code,name,level,parent_code,source", "990101,,county,110000,test",
                "name is empty; expected the division's full name"},
            {"regions.csv", "code,name,level,parent_code,source", "990101,云川区,county,,test",
                "parent_code is empty; expected the division above this county"},
            {"regions.csv", "code,overlaps", "110101,no", "overlaps must be yes or empty, not 'no'"},
            {"region_former_names.csv", "former_name,region_code,until_year", "县,110101,2001",
                "former_name must be two characters or more, not '县'"},
            {"region_former_names.csv", "former_name,region_code,until_year", "旧县,110101,01",
                "until_year must be a year of four digits or empty, not '01'"},
            {"organization_types.csv", "code,domains", "civil_affairs,social assistance|lotteries",
                "domains: 'lotteries' is no domain of domains.csv"},
            {"organization_types.csv", "code,rank", "civil_affairs,-1", "rank must be a whole number, not '-1'"},
            {"organizations.csv", "organization_name,aliases", "云川福利院,云川院\n云山福利院,云山院|云川院",
                "aliases: '云川院' means 云川福利院 already"},
            {"organizations.csv", "organization_name,aliases", "云川福利院,\n云山福利院,云川福利院",
                "aliases: '云川福利院' means 云川福利院 already"},
            {"report_kinds.csv", "code,name,rank", "专报,专报,5",
                "code must be lower-case letters, digits and _, beginning with a letter, not '专报'"},
            {"domains.csv", "domain,name_zh", "land,", "name_zh is empty; expected its Chinese name"},
            {"quality_rules.csv", "code,meaning", "PARTS_DO_NOT_SUM,", "meaning is empty; expected what it objects to"},
            {"quarantine_reasons.csv", "code,meaning", "too_old,Too old.",
                "code must be upper-case letters, digits and _, beginning with a letter, not 'too_old'"}};
        for (String[] row : wrong) {
            write(row[0], row[1] + "\n" + row[2] + "\n");
            int line = 2 + (int) row[2].chars().filter(c -> c == '\n').count();
            assertThatThrownBy(this::load).as(row[2]).isInstanceOf(ReferenceException.class)
                    .hasMessageStartingWith(overlay.resolve(row[0]) + ":" + line + ": " + row[3]);
            Files.delete(overlay.resolve(row[0]));
        }
    }

    @Test
    void aColumnThatATableDoesNotHaveIsRefused() throws IOException {
        write("report_kinds.csv", "code,keyword\nbudget,预算\n");
        refused("report_kinds.csv:1: 'keyword' is no column of report_kinds.csv; its columns are code, name, keywords,"
                + " rank, issuer, prospective");
    }

    @Test
    void aColumnTwiceIsRefused() throws IOException {
        write("report_kinds.csv", "code,rank,rank\nbudget,1,2\n");
        refused("report_kinds.csv:1: the column 'rank' stands twice; keep one of the two");
    }

    @Test
    void aFileThatIsNoTableIsRefused() throws IOException {
        write("indicator.csv", "code,aliases\ncare_homes,老人院\n");
        refused("indicator.csv: is no reference table; the tables are indicators.csv, ", "correct its name");
    }

    @Test
    void aNewFieldOfWorkIsARow() throws IOException {
        write("domains.csv", "domain,name_zh\nland,土地\n");
        write("indicators.csv", "code,domain\ncare_homes,land\n");
        assertThat(load().indicators()).filteredOn(indicator -> indicator.domain().equals("land")).hasSize(1);
    }

    @Test
    void anOverlayMayBeOneTable() throws IOException {
        write("indicators.csv", "code,aliases\ncare_homes,老人院\n");
        write("units.csv", "unit,dimension\n,\n");
        assertThat(ReferenceData.load(List.of(overlay.resolve("indicators.csv"))).indicators())
                .filteredOn(indicator -> indicator.code().equals("care_homes")).singleElement()
                .satisfies(indicator -> assertThat(indicator.aliases()).containsExactly("老人院"));
        Path other = Files.writeString(overlay.resolve("mine.csv"), "code\n");
        assertThatThrownBy(() -> ReferenceData.load(List.of(other)))
                .hasMessageStartingWith(other + ": is no reference table; ");
    }

    @Test
    void everyShippedColumnHasARuleAndEveryRuleAColumn() throws IOException {
        Map<String, TableSchema> schemas = TableSchema.shipped();
        try (Stream<Path> tables = Files.list(Path.of("warehouse-schema/seeds"))) {
            List<Path> files = tables.filter(file -> file.toString().endsWith(".csv")
                    && !file.endsWith("columns.csv")).toList();
            assertThat(files).extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrderElementsOf(schemas.keySet());
            for (Path file : files) {
                List<String> optional = file.endsWith("regions.csv") ? List.of("overlaps") : List.of();
                List<String> ruled = schemas.get(file.getFileName().toString()).columns().stream()
                        .map(TableSchema.Column::name).filter(name -> !optional.contains(name)).toList();
                assertThat(Files.readAllLines(file).get(0).split(",")).as(file.toString())
                        .containsExactlyElementsOf(ruled);
            }
        }
        assertThat(schemas.values()).allSatisfy(schema -> {
            assertThat(schema.keys()).as(schema.table()).isNotEmpty();
            assertThat(schema.columns()).filteredOn(column -> !column.refersTo().isEmpty())
                    .allSatisfy(column -> assertThat(schemas).containsKey(column.refersTo()));
        });
    }

    /** What one of a unit is in its base unit, as GB 3100 and common use have it. */
    @ParameterizedTest
    @CsvSource({
        "亩, 平方米, 2000, 3", "公顷, 平方米, 10000, 1", "平方公里, 平方米, 1000000, 1", "里, 米, 500, 1", "海里, 米, 1852, 1",
        "英寸, 米, 127, 5000", "英尺, 米, 381, 1250", "英里, 米, 201168, 125", "斤, 公斤, 1, 2", "担, 公斤, 50, 1",
        "吨, 公斤, 1000, 1", "两, 公斤, 1, 20", "兆瓦时, 千瓦时, 1000, 1", "吉焦, 千瓦时, 2500, 9", "马力, 千瓦, 588399, 800000",
        "吨/公顷, 公斤/亩, 200, 3", "公斤/公顷, 公斤/亩, 1, 15", "元/公顷, 元/亩, 1, 15", "元/人·年, 元/人·月, 1, 12",
        "元/公斤, 元/吨, 1000, 1", "‰, %, 1, 10", "周, 天, 7, 1", "分钟, 小时, 1, 60"})
    void unitsConvertExactly(String name, String base, long numerator, long denominator) {
        assertThat(ReferenceData.shipped().units()).filteredOn(unit -> unit.name().equals(name)).singleElement()
                .extracting(Unit::baseUnit, Unit::numerator, Unit::denominator)
                .containsExactly(base, numerator, denominator);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(overlay.resolve(name), text);
    }

    private ReferenceData load() {
        return ReferenceData.load(List.of(overlay));
    }

    private void refused(String... parts) {
        assertThatThrownBy(this::load).isInstanceOf(ReferenceException.class).hasMessageContainingAll(parts);
    }

    @Test
    void aCorrectionThatCanNotHoldIsToldWithItsLine() throws IOException {
        String hash = "a".repeat(64);
        String[][] wrong = {
            {"abc,1,,value,2,复核组,误", "content_sha256 must be the SHA-256"},
            {hash + ",x,,value,2,复核组,误", "char_start must be a position"},
            {hash + ",,,value,2,复核组,误", "char_start and stated_text are both empty"},
            {hash + ",1,,price,2,复核组,误", "field must be one of indicator_code, kind, status, unit, use, value, year"},
            {hash + ",1,,value,2万,复核组,误", "value of a corrected value must be a number in the figure's unit"},
            {hash + ",1,,value," + "9".repeat(30) + ",复核组,误", "must be a number"},
            {hash + ",1,,unit,光年人,复核组,误", "value of a corrected unit must be a unit of units.csv, not '光年人'"},
            {hash + ",1,,indicator_code,nothing,复核组,误", "must be a code of indicators.csv, not 'nothing'"},
            {hash + ",1,,year,23,复核组,误", "must be a year of four digits, not '23'"},
            {hash + ",1,,kind,rate,复核组,误", "must be level or change"},
            {hash + ",1,,status,done,复核组,误", "must be actual, target or plan"},
            {hash + ",1,,use,maybe,复核组,误", "must be yes"},
            {hash + ",1,,value,2,,误", "author is empty"},
            {hash + ",1,,value,2,复核组,", "reason is empty"}};
        for (String[] row : wrong) {
            Path file = Files.writeString(overlay.resolve("corrections.csv"),
                    "content_sha256,char_start,stated_text,field,value,author,reason\n" + row[0] + "\n");
            assertThatThrownBy(() -> ReferenceData.load(List.of(overlay))).isInstanceOf(ReferenceException.class)
                    .hasMessageStartingWith(file + ":2: ").hasMessageContaining(row[1]);
        }
    }

    @Test
    void anExpectedReportThatNobodyCanIssueIsToldWithItsLine() throws IOException {
        String[][] wrong = {
            {",,work_summary,2023", "organization_name is empty"},
            {"津南区民政局,,nothing,2023", "report_kind 'nothing' is no code of report_kinds.csv"},
            {"津南区民政局,,government_work_report,23", "year must be a year or a span of years"},
            {"津南区民政局,,government_work_report,2024-2018", "the span 2024-2018 ends before it begins"},
            {"津南区民政局,999999,government_work_report,2023", "region_code '999999' is no"},
            {"某某局,,government_work_report,2023", "names no division of regions.csv; give its region_code"},
            {"朝阳区民政局,,government_work_report,2023", "may be a body of 2 divisions (110105, 220104)"}};
        for (String[] row : wrong) {
            Path file = Files.writeString(overlay.resolve("expected.csv"),
                    "organization_name,region_code,report_kind,year\n" + row[0] + "\n");
            assertThatThrownBy(() -> ReferenceData.load(List.of(overlay))).isInstanceOf(ReferenceException.class)
                    .hasMessageStartingWith(file + ":2: ").hasMessageContaining(row[1]);
        }
        Files.writeString(overlay.resolve("expected.csv"), """
                organization_name,region_code,report_kind,year
                朝阳区民政局,220104,government_work_report,2022-2023
                """);
        assertThat(ReferenceData.load(List.of(overlay)).expectedReports()).containsExactly(
                new ExpectedReport("朝阳区民政局", "civil_affairs", "220104", "government_work_report", 2022),
                new ExpectedReport("朝阳区民政局", "civil_affairs", "220104", "government_work_report", 2023));
    }

    @Test
    void aBodyOfAnEarlierTimeIsThatOfTheDivisionThatGoesOnOrEnded() throws IOException {
        Files.writeString(overlay.resolve("expected.csv"), """
                organization_name,region_code,report_kind,year
                蓟县民政局,,work_summary,2014
                蓟县财政局,120225,work_summary,2014
                蓟州区教育局,120225,work_summary,2014
                闸北区民政局,,work_summary,2014
                某某中心,120225,work_summary,2014
                """);
        Files.writeString(overlay.resolve("organizations.csv"), """
                organization_name,organization_type,region_code,aliases
                盘山敬老院,,120225,
                闸北福利院,,310108,
                云上社,,,
                """);
        ReferenceData reference = ReferenceData.load(List.of(overlay));
        assertThat(reference.expectedReports()).containsExactly(
                new ExpectedReport("蓟州区民政局", "civil_affairs", "120119", "work_summary", 2014),
                new ExpectedReport("蓟州区财政局", "public_finance", "120119", "work_summary", 2014),
                new ExpectedReport("蓟州区教育局", "education", "120119", "work_summary", 2014),
                new ExpectedReport("闸北区民政局", "civil_affairs", "310108", "work_summary", 2014),
                new ExpectedReport("某某中心", "department", "120119", "work_summary", 2014));
        assertThat(reference.organizations()).extracting(Organization::regionCode)
                .containsExactly("120119", "310108", "");
    }

    @Test
    void namesOfBodiesEndInTheWaysThatTheTableTells() {
        assertThat(List.of("民政局", "*镇人民政府", "卫健局=卫生健康局", "*街道办=街道办事处").stream()
                .map(OrganizationType.Ending::of)).containsExactly(
                new OrganizationType.Ending("民政局", "民政局", false),
                new OrganizationType.Ending("镇人民政府", "镇人民政府", true),
                new OrganizationType.Ending("卫健局", "卫生健康局", false),
                new OrganizationType.Ending("街道办", "街道办事处", true));
    }
}
