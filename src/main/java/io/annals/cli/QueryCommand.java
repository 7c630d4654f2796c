package io.annals.cli;

import io.annals.warehouse.PublishedWarehouse;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
            "  annals query --format csv \"FROM agg_organization_year\" > year.csv",
            "  annals query --file warehouse-schema/queries/ranking_of_counties.sql"})
final class QueryCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SQL", arity = "0..1", description = "One statement.")
    String sql;

    @Option(names = "--file", paramLabel = "FILE",
            description = "Reads the statement from a file in UTF-8 instead, such as one of warehouse-schema/queries.")
    String file;

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
        String statementText = statement();
        if (StatementEnd.isFollowed(statementText)) {
            throw new UsageException("expected one statement, found more after the first ';'; run them one by one");
        }
        try (PublishedWarehouse warehouse = options.open(console);
             PreparedStatement statement = warehouse.connection().prepareStatement(statementText)) {
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

    private String statement() {
        if ((sql == null) == (file == null)) {
            throw new UsageException(sql == null ? "expected SQL, or --file with the file that holds it"
                    : "expected SQL or --file, not both");
        }
        if (sql != null) {
            return sql;
        }
        String shown = Console.safe(file);
        try {
            // A mark at the beginning, as some editors write it, is no part of the statement.
            return Files.readString(console.path(file)).replaceFirst("^\uFEFF", "");
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no file " + shown + "; those of the cookbook stand in"
                    + " warehouse-schema/queries");
        } catch (MalformedInputException e) {
            throw new UsageException(shown + " is not encoded in UTF-8; save it as UTF-8");
        } catch (IOException e) {
            throw new UsageException(shown + " can't be read: " + (Files.isDirectory(console.path(file))
                    ? "it is a folder; name a file in it" : Console.safe(e.toString()) + "; check its rights"));
        }
    }
}
