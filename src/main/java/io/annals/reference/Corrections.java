package io.annals.reference;

import io.annals.reference.ReferenceTable.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code corrections.csv}: one correction of one field of one printed figure a row. */
final class Corrections {

    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
    /** As many digits as a DECIMAL(38,9) of the warehouse holds. */
    private static final Pattern VALUE = Pattern.compile("-?\\d{1,29}(?:\\.\\d{1,9})?");

    private record Field(Predicate<String> allows, String expected) {}

    private Corrections() {
    }

    static List<Correction> of(List<Row> rows, Set<String> units, List<Indicator> indicators) {
        Set<String> codes = indicators.stream().map(Indicator::code).collect(Collectors.toSet());
        Map<String, Field> fields = Map.of(
                "value", new Field(VALUE.asMatchPredicate(),
                        "a number in the figure's unit, without scale word, separators or unit: 82300000"),
                "unit", new Field(units::contains, "a unit of units.csv"),
                "indicator_code", new Field(codes::contains, "a code of indicators.csv"),
                "year", new Field(YEAR.asMatchPredicate(), "a year of four digits"),
                "kind", new Field(Set.of("level", "change")::contains, "level or change"),
                "status", new Field(Set.of("actual", "target", "plan")::contains, "actual, target or plan"),
                "use", new Field(Set.of("yes", "no")::contains,
                        "yes (it stands for the year) or no (it stands for none)"));
        return rows.stream().map(row -> correction(row, fields)).toList();
    }

    private static Correction correction(Row row, Map<String, Field> fields) {
        String position = row.text("char_start");
        row.require(!position.isEmpty() || !row.text("stated_text").isEmpty(),
                "char_start and stated_text are both empty; one of them must tell the figure");
        Field field = fields.get(row.text("field"));
        row.require(field != null, "field must be one of "
                + fields.keySet().stream().sorted().collect(Collectors.joining(", ")) + ", not '" + row.text("field")
                + "'");
        String value = row.text("value");
        row.require(field.allows().test(value), "value of a corrected " + row.text("field") + " must be "
                + field.expected() + ", not '" + value + "'");
        return new Correction(row.text("content_sha256"), position.isEmpty() ? -1 : Integer.parseInt(position),
                row.text("stated_text"), row.text("field"),
                row.text("field").equals("value") ? new BigDecimal(value).toPlainString() : value,
                row.text("author"), row.text("reason"));
    }
}
