package io.annals.cli;

import io.annals.reference.Indicator;
import io.annals.reference.ReferenceData;
import io.annals.warehouse.PublishedWarehouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "review", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Lists indicator names outside the catalogue, most frequent first, each with the nearest entry of"
            + " the catalogue: what is worth an alias or a row in indicators.csv.",
        footerHeading = "%nExample:%n", footer = "  annals review --limit 20")
final class ReviewCommand implements Callable<Integer> {

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
        List<Indicator> catalogue = ReferenceData.load(options.read(console).reference()).indicators();
        TextTable table = new TextTable(List.of("figures", "reports", "stated name", "unit", "nearest entry", "code"),
                List.of(true, true, false, false, false, false));
        try (PublishedWarehouse warehouse = options.open(console);
             Statement statement = warehouse.connection().createStatement();
             ResultSet rows = statement.executeQuery("""
                     SELECT count(*), count(DISTINCT report_path), stated_indicator, unit
                     FROM v_figure WHERE indicator_code IS NULL AND stated_indicator <> ''
                     GROUP BY stated_indicator, unit
                     ORDER BY 1 DESC, 2 DESC, stated_indicator, unit LIMIT """ + " " + Math.max(0, limit))) {
            while (rows.next()) {
                Indicator nearest = nearest(rows.getString(3), catalogue);
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

    /** The entry of which a name is most like this one (Dice on pairs of characters); null where none shares a pair. */
    static Indicator nearest(String name, List<Indicator> catalogue) {
        Indicator best = null;
        double bestLikeness = 0;
        Map<String, Integer> pairs = pairs(name);
        for (Indicator indicator : catalogue) {
            List<String> names = new ArrayList<>(indicator.aliases());
            names.add(indicator.name());
            for (String candidate : names) {
                double likeness = likeness(pairs, pairs(candidate));
                if (likeness > bestLikeness) {
                    best = indicator;
                    bestLikeness = likeness;
                }
            }
        }
        return best;
    }

    private static double likeness(Map<String, Integer> a, Map<String, Integer> b) {
        int shared = a.entrySet().stream().mapToInt(pair -> Math.min(pair.getValue(), b.getOrDefault(pair.getKey(), 0)))
                .sum();
        int all = a.values().stream().mapToInt(Integer::intValue).sum()
                + b.values().stream().mapToInt(Integer::intValue).sum();
        return all == 0 ? 0 : 2.0 * shared / all;
    }

    private static Map<String, Integer> pairs(String name) {
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 0; i + 1 < name.length(); i++) {
            pairs.merge(name.substring(i, i + 2), 1, Integer::sum);
        }
        return pairs;
    }
}
