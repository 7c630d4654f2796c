package io.annals.cli;

import io.annals.conform.IndicatorCatalogue;
import io.annals.reference.Indicator;
import io.annals.reference.ReferenceData;
import io.annals.warehouse.PublishedWarehouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "review", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Lists indicator names outside the catalogue, most frequent first, each with the nearest entry of"
            + " the catalogue: what is worth an alias or a row in indicators.csv.",
        footerHeading = "%nExample:%n", footer = "  annals review --limit 20")
final class ReviewCommand implements Callable<Integer> {

    /** Names that share less than this with an entry have nothing to do with it. */
    private static final double LIKE = 0.3;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "How many names (default: 50).")
    int limit;

    @Mixin
    JobOptions options;

    private final Console console;

    ReviewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException {
        if (limit < 1) {
            throw new UsageException("--limit " + limit + ": must be 1 or more");
        }
        IndicatorCatalogue catalogue = new IndicatorCatalogue(ReferenceData.load(options.read(console).reference()));
        TextTable table = new TextTable(List.of("figures", "reports", "stated name", "unit", "nearest entry", "code"),
                List.of(true, true, false, false, false, false));
        try (PublishedWarehouse warehouse = options.open(console);
             Statement statement = warehouse.connection().createStatement();
             ResultSet rows = statement.executeQuery("""
                     SELECT count(*), count(DISTINCT report_path), stated_indicator, unit
                     FROM v_figure WHERE indicator_code IS NULL AND stated_indicator <> ''
                     GROUP BY stated_indicator, unit
                     ORDER BY 1 DESC, 2 DESC, stated_indicator, unit LIMIT """ + " " + limit)) {
            while (rows.next()) {
                Indicator nearest = catalogue.nearest(rows.getString(3), rows.getString(4))
                        .filter(entry -> entry.score() >= LIKE).map(IndicatorCatalogue.Nearest::indicator).orElse(null);
                table.add(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4),
                        nearest == null ? "" : nearest.name() + " (" + nearest.unit() + ")",
                        nearest == null ? "" : nearest.code());
            }
        }
        if (table.size() == 0) {
            console.err().println("every indicator name is in the catalogue");
        } else {
            table.print(console.out());
        }
        return 0;
    }
}
