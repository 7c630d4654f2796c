package io.annals.reference;

import io.annals.reference.ReferenceTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads {@code expected.csv}: the reports that should be there, a body and kind of report with a year or a span a row. */
final class ExpectedReports {

    private static final Pattern YEARS = Pattern.compile("((?:19|20)\\d\\d)(?:[-–—]((?:19|20)\\d\\d))?");

    private final List<Region> regions;
    private final RegionHistory history;
    private final List<Organization> organizations;
    private final List<OrganizationType> types;

    ExpectedReports(List<Region> regions, RegionHistory history, List<Organization> organizations,
            List<OrganizationType> types) {
        this.regions = regions;
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
            String regionCode = declared != null ? declared.regionCode() : regionCode(row, name);
            String type = declared != null ? declared.type() : type(name);
            IntStream.rangeClosed(first, last).forEach(year -> expected.add(
                    new ExpectedReport(name, type, regionCode, row.text("report_kind"), year)));
        }
        return expected.stream().distinct().toList();
    }

    /** The row's own code, else that of the one division whose name begins the body's, the longest name first. */
    private String regionCode(Row row, String name) {
        String stated = row.text("region_code");
        if (!stated.isEmpty()) {
            row.require(!history.of(stated).isEmpty(), "region_code '" + stated + "' is no division of regions.csv,"
                    + " nor one that ended");
            return stated;
        }
        List<Region> named = List.of();
        int longest = 0;
        for (Region region : regions) {
            int length = name.startsWith(region.name()) ? region.name().length()
                    : name.startsWith(region.shortName()) ? region.shortName().length() : 0;
            if (length > longest) {
                named = new ArrayList<>();
                longest = length;
            }
            if (length > 0 && length == longest) {
                named.add(region);
            }
        }
        row.require(!named.isEmpty(), "'" + name + "' names no division of regions.csv; give its region_code or declare"
                + " the body in organizations.csv");
        row.require(named.size() == 1, "'" + name + "' may be a body of " + named.size() + " divisions ("
                + named.stream().map(Region::code).limit(5).collect(Collectors.joining(", "))
                + "); give the region_code of the one that is meant");
        return named.get(0).code();
    }

    /** The kind whose ending is the longest that the name has. */
    private String type(String name) {
        String code = "";
        int longest = 0;
        for (OrganizationType type : types) {
            for (String ending : type.endings()) {
                String inFull = ending.substring(Math.max(ending.indexOf('='), ending.indexOf('*')) + 1);
                if (inFull.length() > longest && name.endsWith(inFull)) {
                    longest = inFull.length();
                    code = type.code();
                }
            }
        }
        return code;
    }
}
