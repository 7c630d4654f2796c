package io.annals.bench;

import io.annals.warehouse.PublishedWarehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Compares a warehouse with the reports that were loaded into it: each report once, with the values and units that it states and
 * no other. Both are walked in the order of the file names, so that memory stays flat.
 */
final class TruthCheck {

    /** Names begin with the report's number. */
    private static final String FIGURES = "SELECT r.report_path, f.value, f.value_high, u.unit_name FROM dim_report r "
            + "LEFT JOIN fact_figure f USING (report_key) LEFT JOIN dim_unit u USING (unit_key) WHERE r.is_current "
            + "AND r.report_path >= ? AND r.report_path < ? ORDER BY r.report_path, r.report_key";
    /** Reports whose figures are held at once. */
    private static final int BATCH = 10_000;
    /** Behind every name. */
    private static final String END = Character.toString(Character.MAX_CODE_POINT);
    private static final int MOST_TOLD = 5;

    private TruthCheck() {
    }

    /**
     * Compares.
     *
     * @param reports the reports in the order of their numbers
     * @param report a report by its place
     * @return how many figures there are
     * @throws BenchException where the warehouse does not hold exactly what the reports state: the first report that differs, and how
     */
    static long compare(Path warehouse, int reports, IntFunction<GeneratedReport> report) throws SQLException {
        long figures = 0;
        try (PublishedWarehouse opened = PublishedWarehouse.open(warehouse)
                .orElseThrow(() -> new BenchException("the load published no warehouse at " + warehouse));
             PreparedStatement statement = opened.connection().prepareStatement(FIGURES)) {
            for (int first = 0; first < reports; first += BATCH) {
                int last = Math.min(first + BATCH, reports);
                statement.setString(1, first == 0 ? "" : report.apply(first).fileName());
                statement.setString(2, last == reports ? END : report.apply(last).fileName());
                try (ResultSet rows = statement.executeQuery()) {
                    figures += compare(rows, first, last, report);
                }
            }
        }
        return figures;
    }

    private static long compare(ResultSet rows, int first, int last, IntFunction<GeneratedReport> report) throws SQLException {
        long figures = 0;
        boolean more = rows.next();
        for (int place = first; place < last; place++) {
            GeneratedReport expected = report.apply(place);
            List<KnownFigure> found = new ArrayList<>();
            boolean isThere = false;
            while (more && rows.getString(1).equals(expected.fileName())) {
                isThere = true;
                add(rows, found);
                more = rows.next();
            }
            if (!isThere) {
                throw new BenchException(expected.fileName() + " is not in the warehouse"
                        + (more ? ", where " + rows.getString(1) + " stands" : ""));
            }
            compare(expected, found);
            figures += found.size();
        }
        if (more) {
            throw new BenchException(rows.getString(1) + " is in the warehouse, but was not generated, or stands there twice");
        }
        return figures;
    }

    private static void add(ResultSet rows, List<KnownFigure> found) throws SQLException {
        BigDecimal value = rows.getBigDecimal(2);
        if (value != null) {
            BigDecimal high = rows.getBigDecimal(3);
            found.add(new KnownFigure(value, rows.getString(4)));
            if (high != null) {
                // No generated sentence states a range: its upper end is a figure too many.
                found.add(new KnownFigure(high, rows.getString(4)));
            }
        }
    }

    private static void compare(GeneratedReport report, List<KnownFigure> found) {
        List<KnownFigure> missing = without(report.figures(), found);
        List<KnownFigure> unstated = without(found, report.figures());
        if (!missing.isEmpty() || !unstated.isEmpty()) {
            throw new BenchException("the warehouse holds other figures than " + report.fileName() + " states: "
                    + (missing.isEmpty() ? "" : told(missing) + " missing") + (missing.isEmpty() || unstated.isEmpty() ? "" : ", ")
                    + (unstated.isEmpty() ? "" : told(unstated) + " too many"));
        }
    }

    private static List<KnownFigure> without(List<KnownFigure> all, List<KnownFigure> others) {
        List<KnownFigure> rest = new ArrayList<>(all);
        others.forEach(rest::remove);
        return rest;
    }

    private static String told(List<KnownFigure> figures) {
        return figures.stream().limit(MOST_TOLD).map(KnownFigure::toString).collect(Collectors.joining(", "))
                + (figures.size() > MOST_TOLD ? " and " + (figures.size() - MOST_TOLD) + " more" : "");
    }
}
