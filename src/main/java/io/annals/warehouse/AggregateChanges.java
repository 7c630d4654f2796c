package io.annals.warehouse;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/**
 * What differs between the aggregates of two states of a warehouse: the value of a catalogued indicator for a division
 * and a year, which is its total, or its own value where the indicator is never added up.
 *
 * @param added values that the former state did not have
 * @param gone values that the later state has no more
 * @param changed values that both have, and that differ
 * @param largest the differences, of a limited number: changed values first, by how large the difference is beside the
 *     larger of both; then gone and added ones, the largest first
 */
public record AggregateChanges(long added, long gone, long changed, List<Change> largest) {

    /** Nothing differs. */
    public static final AggregateChanges NONE = new AggregateChanges(0, 0, 0, List.of());

    /**
     * One difference.
     *
     * @param unit unit of both values
     * @param former the value before; null for none
     * @param value the value since; null for none
     */
    public record Change(
            String indicatorCode, String indicatorName, String unit, String regionCode, String regionName, int year,
            BigDecimal former, BigDecimal value) {}

    public AggregateChanges {
        largest = List.copyOf(largest);
    }

    /** Whether there is any difference. */
    public boolean isEmpty() {
        return added + gone + changed == 0;
    }

    /**
     * The differences of an open warehouse from a published one.
     *
     * @param published the former state; where there is none, every value is added
     * @param most how many differences are told one by one
     */
    static AggregateChanges since(DuckDBConnection connection, Path published, int most) throws SQLException {
        boolean isFirst = published == null;
        if (!isFirst) {
            DuckDb.execute(connection, "ATTACH " + DuckDb.quoted(published.toAbsolutePath().toString())
                    + " AS former (READ_ONLY)");
            // A warehouse of an early version of the schema has no such aggregate, or another one.
            isFirst = DuckDb.number(connection, """
                    SELECT count(*) FROM duckdb_columns() WHERE database_name = 'former'
                    AND table_name = 'agg_indicator_year' AND column_name IN ('total', 'own_value', 'unit_name')""") < 3;
        }
        String columns = "region_key, indicator_key, year, region_code, region_name, indicator_code, indicator_name,"
                + " unit_name, coalesce(total, own_value) AS value FROM ";
        DuckDb.execute(connection, """
                CREATE TEMP TABLE aggregate_change AS
                SELECT coalesce(n.indicator_code, o.indicator_code) AS indicator_code,
                    coalesce(n.indicator_name, o.indicator_name) AS indicator_name,
                    coalesce(n.unit_name, o.unit_name) AS unit_name,
                    coalesce(n.region_code, o.region_code) AS region_code,
                    coalesce(n.region_name, o.region_name) AS region_name,
                    year, o.value AS former, n.value AS value
                FROM (SELECT %s agg_indicator_year) AS n
                FULL JOIN (SELECT %s %s) AS o USING (region_key, indicator_key, year)
                WHERE n.value IS DISTINCT FROM o.value""".formatted(columns, columns,
                isFirst ? "agg_indicator_year WHERE false" : "former.agg_indicator_year"));
        List<Change> largest = new ArrayList<>();
        // The quotient orders the rows and is not shown: it need not be exact.
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("""
                SELECT indicator_code, indicator_name, unit_name, region_code, region_name, year, former, value
                FROM aggregate_change
                ORDER BY former IS NULL, value IS NULL,
                    abs(value - former)::DOUBLE / greatest(abs(value), abs(former))::DOUBLE DESC,
                    greatest(abs(value), abs(former)) DESC, indicator_code, region_code, year
                LIMIT\s""" + most)) {
            while (row.next()) {
                largest.add(new Change(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        row.getString(5), row.getInt(6), row.getBigDecimal(7), row.getBigDecimal(8)));
            }
        }
        return new AggregateChanges(
                DuckDb.number(connection, "SELECT count(*) FROM aggregate_change WHERE former IS NULL"),
                DuckDb.number(connection, "SELECT count(*) FROM aggregate_change WHERE value IS NULL"),
                DuckDb.number(connection,
                        "SELECT count(*) FROM aggregate_change WHERE former IS NOT NULL AND value IS NOT NULL"), largest);
    }
}
