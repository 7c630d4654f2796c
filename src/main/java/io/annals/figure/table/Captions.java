package io.annals.figure.table;

import io.annals.figure.unit.UnitLexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the lines above a table say of all its cells.
 *
 * @param units units of the unit line, scale words included, in order; empty where there is none
 * @param year the only year that they name; 0 for none or several
 */
record Captions(List<String> units, int year) {

    private static final Pattern UNIT_LINE = Pattern.compile("单\\s{0,4}位\\s{0,2}[:：]\\s{0,2}([^\\s；;）)]{1,30})");
    private static final Pattern YEAR = Pattern.compile(
            "(?<![0-9０-９])((?:[1１][9９]|[2２][0０])[0-9０-９]{2})\\s?年(?![0-9０-９])");

    static Captions of(List<String> lines, UnitLexicon units) {
        List<String> stated = List.of();
        int year = 0;
        boolean several = false;
        for (String line : lines) {
            Matcher matcher = UNIT_LINE.matcher(line);
            stated = matcher.find() ? units(matcher.group(1), units) : stated;
            Matcher named = YEAR.matcher(line);
            while (named.find()) {
                int found = Integer.parseInt(named.group(1));
                several |= year != 0 && year != found;
                year = found;
            }
        }
        return new Captions(stated, several ? 0 : year);
    }

    private static List<String> units(String line, UnitLexicon lexicon) {
        if (!Header.stated(line, lexicon).isEmpty()) {
            return List.of(line);
        }
        List<String> units = new ArrayList<>();
        for (String unit : line.split("[、，,]")) {
            if (!Header.stated(unit, lexicon).isEmpty()) {
                units.add(unit);
            }
        }
        return units;
    }
}
