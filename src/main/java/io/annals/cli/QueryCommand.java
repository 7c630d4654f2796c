package io.annals.cli;

import io.annals.warehouse.PublishedWarehouse;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.concurrent.Callable;
import org.duckdb.DuckDBResultSetMetaData;
import org.duckdb.StatementReturnType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "query", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Runs SQL on the published warehouse, read-only.",
        footerHeading = "%nExamples:%n", footer = {
            "  annals query \"SELECT year, count(*) FROM v_figure GROUP BY year ORDER BY year\"",
            "  annals query --format csv \"FROM agg_organization_year\" > year.csv"})
final class QueryCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SQL", description = "One statement.")
    String sql;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
            description = "table, csv or json (default: table). csv and json print header and rows and nothing else.")
    QueryOutput.Format format;

    @Mixin
    JobOptions options;

    private final Console console;

    QueryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (StatementEnd.isFollowed(sql)) {
            throw new UsageException("expected one statement, found more after the first ';'; run them one by one");
        }
        try (PublishedWarehouse warehouse = options.open(console);
             PreparedStatement statement = warehouse.connection().prepareStatement(sql)) {
            if (!(statement.getMetaData() instanceof DuckDBResultSetMetaData columns)
                    || columns.getReturnType() != StatementReturnType.QUERY_RESULT) {
                throw new UsageException("the statement returns no rows; a query only reads (SELECT, FROM, SHOW,"
                        + " DESCRIBE …)");
            }
            try (ResultSet rows = statement.executeQuery()) {
                long count = QueryOutput.write(rows, format, console.out());
                if (format == QueryOutput.Format.TABLE) {
                    console.err().println(count + (count == 1 ? " row" : " rows"));
                }
            }
        }
        return 0;
    }
}
