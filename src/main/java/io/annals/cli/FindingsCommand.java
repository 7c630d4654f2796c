package io.annals.cli;

import io.annals.warehouse.PublishedWarehouse;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "findings", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows what the rules object to in the figures of the current reports: errors first, then"
            + " warnings. Information, such as sums that are confirmed, is shown where it is asked for.",
        footerHeading = "%nExamples:%n", footer = {"  annals findings --year 2023 --format csv",
            "  annals findings --rule SUM_CONFIRMED --organization 民政局"})
final class FindingsCommand implements Callable<Integer> {

    private static final List<String> SEVERITIES = List.of("error", "warning", "info");

    @Option(names = "--rule", paramLabel = "CODE", split = ",",
            description = "Code of a rule, as quality_rules.csv explains them; may be repeated (default: all).")
    List<String> rules = new ArrayList<>();

    @Option(names = "--severity", paramLabel = "SEVERITY", split = ",",
            description = "error, warning or info; may be repeated (default: error and warning; all with --rule).")
    List<String> severities = new ArrayList<>();

    @Option(names = "--year", paramLabel = "YEAR", split = ",",
            description = "Year that the reports are about; may be repeated (default: all).")
    List<Integer> years = new ArrayList<>();

    @Option(names = "--organization", paramLabel = "NAME",
            description = "Name of the issuing body, or a part of it (default: all).")
    String organization = "";

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
            description = "table, csv or json (default: table).")
    QueryOutput.Format format;

    @Mixin
    JobOptions options;

    private final Console console;

    FindingsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        List<String> asked = severities.stream().map(severity -> severity.toLowerCase(Locale.ROOT)).toList();
        for (String severity : asked) {
            if (!SEVERITIES.contains(severity)) {
                throw new UsageException("--severity " + Console.safe(severity) + ": must be error, warning or info");
            }
        }
        boolean hidesInfo = asked.isEmpty() && rules.isEmpty();
        List<String> shown = hidesInfo ? SEVERITIES.subList(0, 2) : asked.isEmpty() ? SEVERITIES : asked;
        try (PublishedWarehouse warehouse = options.open(console)) {
            requireRules(warehouse);
            long count;
            try (PreparedStatement statement = select(warehouse, """
                    SELECT severity, rule_code, report_path, message, expected, actual, sentence""", shown, """
                    ORDER BY list_position(['error', 'warning', 'info'], severity), rule_code, report_path,
                        char_start NULLS FIRST, finding_key""");
                 ResultSet rows = statement.executeQuery()) {
                count = QueryOutput.write(rows, format, console.out());
            }
            long hidden = hidesInfo ? count(warehouse, List.of("info")) : 0;
            if (count == 0) {
                console.err().println("no findings");
            }
            if (hidden > 0) {
                console.err().println(String.format(Locale.ROOT,
                        "%,d of severity info are not shown; --severity info shows them", hidden));
            }
        }
        return 0;
    }

    /** A code that neither the reference data nor a finding knows is a slip of the caller's. */
    private void requireRules(PublishedWarehouse warehouse) throws SQLException {
        List<String> known = new ArrayList<>();
        try (PreparedStatement statement = warehouse.connection().prepareStatement(
                "SELECT rule_code FROM quality_rule UNION SELECT rule_code FROM finding ORDER BY 1");
             ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                known.add(rows.getString(1));
            }
        }
        for (String rule : rules) {
            if (!known.contains(rule.toUpperCase(Locale.ROOT))) {
                throw new UsageException("--rule " + Console.safe(rule) + ": there is no such rule; the rules are "
                        + String.join(", ", known));
            }
        }
    }

    private long count(PublishedWarehouse warehouse, List<String> shown) throws SQLException {
        try (PreparedStatement statement = select(warehouse, "SELECT count(*)", shown, "");
             ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private PreparedStatement select(PublishedWarehouse warehouse, String columns, List<String> shown, String order)
            throws SQLException {
        List<Object> values = new ArrayList<>(shown);
        StringBuilder where = new StringBuilder(" FROM v_finding WHERE severity IN (" + places(shown) + ")");
        if (!rules.isEmpty()) {
            where.append(" AND rule_code IN (").append(places(rules)).append(")");
            rules.forEach(rule -> values.add(rule.toUpperCase(Locale.ROOT)));
        }
        if (!years.isEmpty()) {
            where.append(" AND report_year IN (").append(places(years)).append(")");
            values.addAll(years);
        }
        if (!organization.isEmpty()) {
            where.append(" AND contains(organization_name, ?)");
            values.add(organization);
        }
        PreparedStatement statement = warehouse.connection().prepareStatement(columns + where + " " + order);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return statement;
    }

    private static String places(List<?> values) {
        return values.stream().map(value -> "?").collect(Collectors.joining(", "));
    }
}
