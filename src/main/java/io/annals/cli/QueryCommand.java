package io.annals.cli;

import io.annals.warehouse.PublishedWarehouse;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.Callable;
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
        try (PublishedWarehouse warehouse = options.open(console);
             Statement statement = warehouse.connection().createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    long count = QueryOutput.write(rows, format, console.out());
                    if (format == QueryOutput.Format.TABLE) {
                        console.err().println(count + (count == 1 ? " row" : " rows"));
                    }
                }
            } else {
                console.err().println("the statement returns no rows");
            }
        }
        return 0;
    }
}
