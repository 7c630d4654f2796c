package io.annals.readers;

import io.annals.warehouse.PublishedWarehouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A process that reads a warehouse until its standard input ends, and prints a line for each reading: loads, the sum of
 * all figures, the sum of the years' values, reports. {@code again} opens the file for each reading, {@code held} once.
 */
final class Reader {

    private static final String[] QUERIES = {"SELECT count(*) FROM dim_load", "SELECT CAST(sum(value) AS BIGINT) FROM v_figure",
        "SELECT CAST(sum(value) AS BIGINT) FROM agg_organization_year", "SELECT count(*) FROM report_text"};

    private Reader() {
    }

    public static void main(String[] arguments) throws Exception {
        Path warehouse = Path.of(arguments[0]);
        boolean held = arguments[1].equals("held");
        PublishedWarehouse open = null;
        while (System.in.available() == 0) {
            open = open == null ? PublishedWarehouse.open(warehouse).orElseThrow() : open;
            System.out.println(read(open.connection()));
            if (!held) {
                open.close();
                open = null;
            }
            Thread.sleep(250);
        }
        if (open != null) {
            open.close();
        }
        // One more, which began after the last publication.
        try (PublishedWarehouse last = PublishedWarehouse.open(warehouse).orElseThrow()) {
            System.out.println("last " + read(last.connection()));
        }
    }

    private static String read(Connection connection) throws SQLException {
        StringBuilder line = new StringBuilder();
        for (String query : QUERIES) {
            try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
                row.next();
                line.append(line.isEmpty() ? "" : " ").append(row.getLong(1));
            }
        }
        return line.toString();
    }
}
