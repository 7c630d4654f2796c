package io.annals.reference;

import io.annals.reference.ReferenceTable.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The administrative divisions in the course of the years: which one had a name and a code when, under which it stood, and
 * when its area changed.
 *
 * <p>A division goes on when it is renamed or gets another code, so that it is the division of today whatever it was
 * called; it ends when it is merged or split. Years are those at whose end something holds. Before the first change that
 * is recorded a division is taken to have been as it was then.
 */
public final class RegionHistory {

    /** A year after all others. */
    private static final int NO_END = 9999;
    private static final Map<String, Integer> SUCCESSORS = Map.of("renamed", 1, "recoded", 1, "merged", 1, "split", 2,
            "abolished", 0, "ceded", 1, "established", 0);

    /**
     * Years in which a division had one code, name, parent and area.
     *
     * @param regionCode the division: its code of today, or its last one
     * @param code its code then
     * @param name its name then
     * @param parentCode the division above it then, by that one's code of today or last one; empty for the nation
     * @param fromYear first year; 0 where none is recorded
     * @param toYear last year; 0 where it holds today
     * @param area number of the area: two spans of a division with the same number are of the same area
     * @param endedBy what ended the span: a {@link RegionChange#change}, {@code area} where the division goes on with other
     *     boundaries; empty where it holds today
     * @param successorCodes the divisions that took over; empty where it goes on alone
     */
    public record Span(
            String regionCode, String code, String name, String parentCode, int fromYear, int toYear, int area,
            String endedBy, List<String> successorCodes) {

        /** Whether it holds at the end of a year. */
        public boolean holdsIn(int year) {
            return fromYear <= year && (toYear == 0 || year <= toYear);
        }
    }

    private record State(
            String division, String code, String name, String parentThen, int from, int to, String endedBy,
            List<String> successors) {}

    /** The changes by which a code began, by the code. */
    private final Map<String, List<RegionChange>> beginnings = new HashMap<>();
    private final Map<String, List<State>> states = new LinkedHashMap<>();
    private final Map<String, List<State>> statesOfCode = new HashMap<>();
    private final Map<String, List<Span>> spans = new LinkedHashMap<>();
    private final List<Region> ended = new ArrayList<>();
    private final List<FormerName> formerNames = new ArrayList<>();

    /**
     * @param regions the divisions of today
     * @param rows the rows of {@code region_changes.csv}
     * @throws ReferenceException with file and line, where a row contradicts the divisions or another row
     */
    RegionHistory(List<Region> regions, List<Row> rows) {
        Map<RegionChange, Row> changes = new LinkedHashMap<>();
        for (Row row : rows) {
            String change = row.text("change");
            List<String> successors = row.list("successor_codes");
            int wanted = SUCCESSORS.get(change);
            boolean mayBeMore = change.equals("split") || change.equals("ceded");
            row.require(mayBeMore ? successors.size() >= wanted : successors.size() == wanted, "what is " + change
                    + " has " + (mayBeMore ? "at least " : "") + wanted + " successor_codes, not " + successors.size());
            changes.put(new RegionChange(row.text("code"), row.text("name"), row.text("level"), row.text("parent_code"),
                    (int) row.number("year", 0), change, successors), row);
        }
        for (RegionChange change : changes.keySet()) {
            String begun = change.isContinuation() ? change.successorCodes().get(0)
                    : change.change().equals("established") ? change.code() : null;
            if (begun != null) {
                beginnings.computeIfAbsent(begun, key -> new ArrayList<>(1)).add(change);
            }
        }
        regions.forEach(region -> follow(region.code(), region.code(), region.name(), region.parentCode(), NO_END, "",
                List.of()));
        changes.forEach((change, row) -> {
            if (change.isEnd()) {
                row.require(!states.containsKey(change.code()), "code '" + change.code() + "' is that of another division"
                        + " too, of regions.csv or one that ended");
                follow(change.code(), change.code(), change.name(), change.parentCode(), change.year() - 1,
                        change.change(), change.successorCodes());
            }
        });
        Map<String, TreeSet<Integer>> areas = new HashMap<>();
        changes.forEach((change, row) -> {
            for (String successor : change.successorCodes()) {
                row.require(at(successor, change.year()) != null, "successor_codes: '" + successor + "' is in "
                        + change.year() + " no division of regions.csv, nor one that region_changes.csv tells of");
            }
            row.require(change.change().equals("established") || at(change.code(), change.year() - 1) != null,
                    "code '" + change.code() + "' is no division of regions.csv, nor one that ended");
            String above = change.parentCode();
            row.require(at(above, change.year()) != null || at(above, change.year() - 1) != null,
                    "parent_code '" + above + "' is no division of that time");
            addAreas(change, areas);
        });
        states.forEach((division, past) -> spans.put(division,
                spans(division, past, areas.getOrDefault(division, new TreeSet<>()))));
        changes.keySet().stream().filter(RegionChange::isEnd).forEach(change -> ended.add(new Region(change.code(),
                change.name(), change.level(), spanIn(change.code(), change.year() - 1).parentCode(), "region_changes",
                change.name(), false)));
        states.values().forEach(past -> past.subList(1, past.size()).stream()
                .filter(state -> !state.name().equals(past.get(0).name()))
                .map(state -> new FormerName(state.name(), state.division(), state.to() + 1)).forEach(formerNames::add));
    }

    /** Goes back from the last state of a division to its first. */
    private void follow(String division, String lastCode, String lastName, String lastParent, int lastYear,
            String lastChange, List<String> successors) {
        List<State> past = new ArrayList<>();
        State state = new State(division, lastCode, lastName, lastParent, 0, lastYear, lastChange, successors);
        while (state != null) {
            State at = state;
            RegionChange begun = beginnings.getOrDefault(at.code(), List.of()).stream()
                    .filter(change -> change.year() <= at.to()).max(Comparator.comparingInt(RegionChange::year))
                    .orElse(null);
            State from = new State(division, at.code(), at.name(), at.parentThen(), begun == null ? 0 : begun.year(),
                    at.to(), at.endedBy(), at.successors());
            past.add(from);
            statesOfCode.computeIfAbsent(at.code(), key -> new ArrayList<>(1)).add(from);
            state = begun == null || !begun.isContinuation() ? null : new State(division, begun.code(), begun.name(),
                    begun.parentCode(), 0, begun.year() - 1, begun.change(), List.of());
        }
        states.put(division, past);
    }

    /** The division that had a code at the end of a year; null where none had. */
    private String at(String code, int year) {
        return statesOfCode.getOrDefault(code, List.of()).stream()
                .filter(state -> state.from() <= year && year <= state.to()).map(State::division).findFirst()
                .orElse(null);
    }

    private String parent(State state) {
        String then = at(state.parentThen(), state.to());
        return then != null ? then : state.parentThen();
    }

    /** The divisions above one at the end of a year. */
    private Set<String> above(String division, int year) {
        Set<String> above = new LinkedHashSet<>();
        String at = division;
        while (at != null) {
            State state = states.getOrDefault(at, List.of()).stream()
                    .filter(past -> past.from() <= year && year <= past.to()).findFirst().orElse(null);
            at = state == null || state.parentThen().isEmpty() ? null : parent(state);
            if (at != null && !above.add(at)) {
                return above;
            }
        }
        return above;
    }

    /** A part that passes from one division to another changes both, and those above the one but not the other. */
    private void addAreas(RegionChange change, Map<String, TreeSet<Integer>> areas) {
        String giver = at(change.code(), change.year() - 1);
        if (change.change().equals("ceded")) {
            begin(giver, change, areas);
        }
        for (String code : change.successorCodes()) {
            String taker = at(code, change.year());
            if (!change.isContinuation()) {
                begin(taker, change, areas);
            }
            Set<String> before = above(giver, change.year() - 1);
            Set<String> after = above(taker, change.year());
            before.stream().filter(division -> !after.contains(division))
                    .forEach(division -> begin(division, change, areas));
            after.stream().filter(division -> !before.contains(division))
                    .forEach(division -> begin(division, change, areas));
        }
    }

    private static void begin(String division, RegionChange change, Map<String, TreeSet<Integer>> areas) {
        areas.computeIfAbsent(division, key -> new TreeSet<>()).add(change.year());
    }

    private List<Span> spans(String division, List<State> past, TreeSet<Integer> cuts) {
        List<Span> found = new ArrayList<>();
        for (int i = past.size() - 1; i >= 0; i--) {
            State state = past.get(i);
            int from = state.from();
            for (int cut : cuts.subSet(from + 1, true, state.to(), true)) {
                found.add(new Span(division, state.code(), state.name(), parent(state), from, cut - 1,
                        cuts.headSet(from, true).size(), "area", List.of()));
                from = cut;
            }
            found.add(new Span(division, state.code(), state.name(), parent(state), from,
                    state.to() == NO_END ? 0 : state.to(), cuts.headSet(from, true).size(), state.endedBy(),
                    state.successors()));
        }
        return List.copyOf(found);
    }

    /** The divisions that ended, each as it was last, in the order of their end. */
    public List<Region> ended() {
        return List.copyOf(ended);
    }

    /** The spans of a division, the earliest first; empty where the code is none of today nor of one that ended. */
    public List<Span> of(String regionCode) {
        return spans.getOrDefault(regionCode, List.of());
    }

    /**
     * The division that a code means, by its code of today or last one: the division that has it today, or had it last as it
     * ended; else the one that goes on under another code and had it last. Null where no division ever had it.
     */
    public String division(String code) {
        return states.containsKey(code) ? code : statesOfCode.getOrDefault(code, List.of()).stream()
                .max(Comparator.comparingInt(State::to)).map(State::division).orElse(null);
    }

    /** The same of a cell, which must not be empty. */
    String division(Row row, String column) {
        String division = division(row.text(column));
        row.require(division != null, column + " '" + row.text(column) + "' is no division of regions.csv, nor one of"
                + " region_changes.csv");
        return division;
    }

    /** All spans, by division. */
    public List<Span> spans() {
        return spans.values().stream().flatMap(List::stream).toList();
    }

    /** The span of a division that holds at the end of a year; null where it did not exist. */
    public Span spanIn(String regionCode, int year) {
        return of(regionCode).stream().filter(span -> span.holdsIn(year)).findFirst().orElse(null);
    }

    /** Names that a division had before its last one. */
    List<FormerName> formerNames() {
        return formerNames;
    }
}
