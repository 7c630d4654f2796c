package io.annals.reference;

import io.annals.reference.ReferenceTable.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads {@code expected.csv}: the reports that should be there, a body and kind of report with a year or a span a row. */
final class ExpectedReports {

    private static final Pattern YEARS = Pattern.compile("((?:19|20)\\d\\d)(?:[-–—]((?:19|20)\\d\\d))?");

    /** A name of a division, and how its bodies are named after it. */
    private record Named(String name, String regionCode, String inBodies) {}

    private final List<Named> names = new ArrayList<>();
    private final RegionHistory history;
    private final List<Organization> organizations;
    private final List<OrganizationType> types;

    /**
     * @param regions the divisions of today
     * @param formerNames names that divisions had once
     * @param history the divisions in the course of the years
     * @param organizations bodies that a user declared
     * @param types kinds of bodies
     */
    ExpectedReports(List<Region> regions, List<FormerName> formerNames, RegionHistory history,
            List<Organization> organizations, List<OrganizationType> types) {
        Map<String, String> today = new HashMap<>();
        for (Region region : regions) {
            today.put(region.code(), region.name());
            names.add(new Named(region.name(), region.code(), region.name()));
            if (!region.shortName().equals(region.name())) {
                names.add(new Named(region.shortName(), region.code(), region.shortName()));
            }
        }
        for (Region region : history.ended()) {
            today.put(region.code(), region.name());
            names.add(new Named(region.name(), region.code(), region.name()));
        }
        formerNames.forEach(former -> names.add(new Named(former.name(), former.regionCode(),
                today.get(former.regionCode()))));
        this.history = history;
        this.organizations = organizations;
        this.types = types;
    }

    List<ExpectedReport> of(List<Row> rows) {
        List<ExpectedReport> expected = new ArrayList<>();
        for (Row row : rows) {
            String name = row.text("organization_name");
            Matcher years = YEARS.matcher(row.text("year"));
            row.require(years.matches(), "year must be a year or a span of years such as 2018-2024, not '"
                    + row.text("year") + "'");
            int first = Integer.parseInt(years.group(1));
            int last = years.group(2) == null ? first : Integer.parseInt(years.group(2));
            row.require(first <= last, "year: the span " + row.text("year") + " ends before it begins");
            Organization declared = organizations.stream().filter(known -> known.name().equals(name)).findFirst()
                    .orElse(null);
            Named division = declared != null ? null : division(row, name);
            String regionCode = declared != null ? declared.regionCode() : division.regionCode();
            String filed = declared != null ? name : division.inBodies() + name.substring(division.name().length());
            String type = declared != null ? declared.type() : type(name);
            IntStream.rangeClosed(first, last).forEach(year -> expected.add(
                    new ExpectedReport(filed, type, regionCode, row.text("report_kind"), year)));
        }
        return expected.stream().distinct().toList();
    }

    /**
     * The division whose name, of today or once, begins the body's, the longest first: the one of the row's code, else the
     * only one of that name. An empty name where a code is given and the body's begins with none of its division.
     */
    private Named division(Row row, String name) {
        String stated = row.text("region_code").isEmpty() ? null : history.division(row, "region_code");
        List<Named> begun = names.stream().filter(named -> name.startsWith(named.name())
                && (stated == null || named.regionCode().equals(stated))).toList();
        int longest = begun.stream().mapToInt(named -> named.name().length()).max().orElse(0);
        List<Named> named = begun.stream().filter(one -> one.name().length() == longest).toList();
        if (stated != null) {
            return named.isEmpty() ? new Named("", stated, "") : named.get(0);
        }
        row.require(!named.isEmpty(), "'" + name + "' names no division of regions.csv; give its region_code or declare"
                + " the body in organizations.csv");
        row.require(named.size() == 1, "'" + name + "' may be a body of " + named.size() + " divisions ("
                + named.stream().map(Named::regionCode).limit(5).collect(Collectors.joining(", "))
                + "); give the region_code of the one that is meant");
        return named.get(0);
    }

    /** The kind whose ending is the longest that the name has. */
    private String type(String name) {
        String code = "";
        int longest = 0;
        for (OrganizationType type : types) {
            for (OrganizationType.Ending ending : type.endings()) {
                if (ending.inFull().length() > longest && name.endsWith(ending.inFull())) {
                    longest = ending.inFull().length();
                    code = type.code();
                }
            }
        }
        return code;
    }
}
