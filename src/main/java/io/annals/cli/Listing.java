package io.annals.cli;

import io.annals.warehouse.PublishedWarehouse;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A command that is one query. */
final class Listing {

    private Listing() {
    }

    /** Prints the rows of a query, a word on standard error where there are none; returns exit code 0. */
    static int print(Console console, JobOptions options, QueryOutput.Format format, String none, String sql)
            throws SQLException, IOException {
        try (PublishedWarehouse warehouse = options.open(console);
             Statement statement = warehouse.connection().createStatement();
             ResultSet rows = statement.executeQuery(sql)) {
            if (QueryOutput.write(rows, format, console.out()) == 0) {
                console.err().println(none);
            }
        }
        return 0;
    }
}
