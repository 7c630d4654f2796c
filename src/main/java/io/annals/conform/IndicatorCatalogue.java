package io.annals.conform;

import io.annals.figure.Kind;
import io.annals.figure.ReportedFigure;
import io.annals.reference.Indicator;
import io.annals.reference.IndicatorWord;
import io.annals.reference.ReferenceData;
import io.annals.reference.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * The indicators that figures are filed under: name, unit and kind of a figure decide the entry, and a name that says
 * less, more or another thing than an entry's stays outside. Instances are immutable and may be shared between threads.
 */
public final class IndicatorCatalogue {

    /**
     * An entry that a name comes near to.
     *
     * @param indicator the entry
     * @param score likeness of the names, from 0 to 1: Dice's coefficient on pairs of neighbouring characters
     */
    public record Nearest(Indicator indicator, double score) {}

    /**
     * An entry with words of its own.
     *
     * @param marks characters that all its names have in common, but for those that only its own words read as
     * @param keys what its names say when its own words are left out too
     */
    private record Special(Indicator indicator, String marks, Set<String> keys) {

        boolean mayBe(String read) {
            for (int i = 0; i < marks.length(); i++) {
                if (read.indexOf(marks.charAt(i)) < 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Reports state the same names time and again; more different ones than these are forgotten. */
    private static final int MOST_REMEMBERED = 20_000;
    private static final List<String> MEASURES = List.of("stock", "flow", "rate", "standard");
    /** Ends of a division's name; what stands before a name up to one of them says where, not what. */
    private static final String DIVISIONS = "省市区县州旗盟镇乡";
    /** What ends so is no division: a zone, a kind of place, an alliance of states. */
    private static final Pattern NO_DIVISION = Pattern.compile(
            ".*(?:开发区|园区|功能区|合作区|试验区|示范区|社区|小区|片区|辖区|城区|郊区|景区|山区|库区|灾区|牧区|林区|矿区|垦区"
                    + "|校区|院区|厂区|港区|街区|脱贫县|贫困县|试点县|示范县|重点县|大县|城市|都市|集市|超市|股市|城镇|集镇|重点镇"
                    + "|东盟|欧盟|联盟|同盟)");

    private final NameReading reading;
    private final Map<String, String> baseUnits = new HashMap<>();
    private final Map<String, Set<Indicator>> bySpelling = new HashMap<>();
    private final Map<String, Map<String, Set<Indicator>>> byKey = new HashMap<>();
    private final Map<String, List<Special>> specials = new HashMap<>();
    private final Map<Indicator, List<Set<String>>> pairs = new LinkedHashMap<>();
    /** What names were found to say, of levels and of changes. */
    private final Map<String, Set<Indicator>> ofLevels = new ConcurrentHashMap<>();
    private final Map<String, Set<Indicator>> ofChanges = new ConcurrentHashMap<>();

    public IndicatorCatalogue(ReferenceData reference) {
        reading = new NameReading(reference.indicatorWords(), reference.traditionalCharacters());
        for (String measure : MEASURES) {
            byKey.put(measure, new HashMap<>());
            specials.put(measure, new ArrayList<>());
        }
        for (Unit unit : reference.units()) {
            baseUnits.put(unit.name(), unit.baseUnit());
        }
        Map<String, String> ownReadings = new HashMap<>();
        for (IndicatorWord word : reference.indicatorWords()) {
            word.entries().forEach(entry -> ownReadings.merge(entry, word.readsAs(), String::concat));
        }
        for (Indicator indicator : reference.indicators()) {
            if (ownReadings.containsKey(indicator.code())) {
                specials.get(indicator.measure()).add(special(indicator, ownReadings.get(indicator.code())));
            }
            List<Set<String>> ownPairs = new ArrayList<>();
            for (String name : namesOf(indicator)) {
                String spelled = reading.spelled(name);
                String read = reading.read(spelled, indicator.measure(), null, false);
                bySpelling.computeIfAbsent(spelled, key -> new LinkedHashSet<>()).add(indicator);
                byKey.get(indicator.measure()).computeIfAbsent(NameReading.key(read), key -> new LinkedHashSet<>())
                        .add(indicator);
                ownPairs.add(pairs(read));
            }
            pairs.put(indicator, ownPairs);
        }
    }

    /** The entry that a figure states; see {@link #match(ReportedFigure, Indicator)}. */
    public Optional<Indicator> match(ReportedFigure figure) {
        return match(figure, null);
    }

    /**
     * The entry that a figure states; empty where none fits exactly or several do.
     *
     * <p>The figure's names are tried in their order, but for those that say less than its first. A level fits in the
     * entry's unit, in one of its also_units or in one that converts to it; without a unit it fits where a single entry
     * has the name. A change in % or 百分点 fits the level that moved, whatever its unit, and one in 元 a level per head.
     *
     * @param before the entry of the figure stated before, which a change moves where its name fits several; null for
     *     none
     */
    public Optional<Indicator> match(ReportedFigure figure, Indicator before) {
        First first = null;
        for (String name : figure.indicatorNames()) {
            String spelled = reading.spelled(name);
            if (spelled.isEmpty() || first != null && !first.isSaidBy(spelled)) {
                continue;
            }
            first = first == null ? new First(spelled) : first;
            Optional<Indicator> match = entry(spelled, figure.unit(), figure.kind(), before);
            if (match.isPresent()) {
                return match;
            }
        }
        return Optional.empty();
    }

    /** The entry for one name; see {@link #match(ReportedFigure, Indicator)}. */
    public Optional<Indicator> match(String name, String unit, Kind kind) {
        return entry(reading.spelled(name), unit, kind, null);
    }

    /**
     * The entry whose name is most like a name, those in another unit halved; empty where none shares a pair. A number in %
     * may be a change of any level. Of entries that are read alike, the one that is spelt more alike.
     */
    public Optional<Nearest> nearest(String name, String unit) {
        Map<String, Set<String>> wanted = new HashMap<>();
        String spelled = reading.spelled(name);
        Set<String> written = pairs(spelled);
        MEASURES.forEach(measure -> wanted.put(measure, pairs(reading.read(spelled, measure, null, false))));
        Nearest nearest = null;
        double writtenNearest = 0;
        for (Map.Entry<Indicator, List<Set<String>>> entry : pairs.entrySet()) {
            Indicator indicator = entry.getKey();
            Set<String> named = wanted.get(indicator.measure());
            boolean fits = unit.isEmpty() || isInUnit(indicator, unit) || moves(indicator, unit);
            for (int i = 0; i < entry.getValue().size(); i++) {
                double score = likeness(named, entry.getValue().get(i)) / (fits ? 1 : 2);
                if (score == 0 || nearest != null && score < nearest.score()) {
                    continue;
                }
                double writtenAlike = likeness(written, pairs(reading.spelled(namesOf(indicator).get(i))));
                if (nearest == null || score > nearest.score() || writtenAlike > writtenNearest) {
                    nearest = new Nearest(indicator, score);
                    writtenNearest = writtenAlike;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static double likeness(Set<String> pairs, Set<String> others) {
        return 2.0 * pairs.stream().filter(others::contains).count() / Math.max(1, pairs.size() + others.size());
    }

    private Optional<Indicator> entry(String spelled, String unit, Kind kind, Indicator before) {
        if (spelled.isEmpty()) {
            return Optional.empty();
        }
        boolean change = kind == Kind.CHANGE;
        List<Indicator> fitting = fitting(bySpelling.getOrDefault(spelled, Set.of()), unit, kind);
        if (fitting.isEmpty()) {
            fitting = fitting(named(spelled, change), unit, kind);
        }
        if (fitting.size() == 1) {
            return Optional.of(fitting.get(0));
        }
        return kind == Kind.CHANGE && before != null && fitting.contains(before) ? Optional.of(before)
                : Optional.empty();
    }

    /** The entries that a name says, read as those of their measure are or with their own words left out too. */
    private Set<Indicator> named(String spelled, boolean change) {
        Map<String, Set<Indicator>> remembered = change ? ofChanges : ofLevels;
        Set<Indicator> named = remembered.get(spelled);
        if (named == null) {
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
            named = read(spelled, change);
            remembered.put(spelled, named);
        }
        return named;
    }

    private Set<Indicator> read(String spelled, boolean change) {
        Set<Indicator> named = new LinkedHashSet<>();
        for (String measure : MEASURES) {
            String read = reading.read(spelled, measure, null, change);
            named.addAll(byKey.get(measure).getOrDefault(NameReading.key(read), Set.of()));
            for (Special special : specials.get(measure)) {
                Indicator entry = special.indicator();
                if (special.mayBe(read) && special.keys().contains(ownKey(spelled, entry, change))) {
                    named.add(entry);
                }
            }
        }
        return named;
    }

    private String ownKey(String spelled, Indicator entry, boolean change) {
        return NameReading.key(reading.read(spelled, entry.measure(), entry.code(), change));
    }

    private Special special(Indicator entry, String ownReadings) {
        Set<String> keys = new HashSet<>();
        String marks = null;
        for (String name : namesOf(entry)) {
            String spelled = reading.spelled(name);
            String key = ownKey(spelled, entry, false);
            keys.add(key);
            marks = marks == null ? key : characters(marks, c -> key.indexOf(c) >= 0);
        }
        return new Special(entry, characters(marks, c -> ownReadings.indexOf(c) < 0), keys);
    }

    private static String characters(String text, IntPredicate kept) {
        return text.chars().filter(kept)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** The first of a figure's names, as it is spelled. */
    private final class First {

        private final String first;
        private String wanted;

        First(String first) {
            this.first = first;
        }

        /** Whether a name leaves nothing out that this one says, but for the division before it. */
        boolean isSaidBy(String name) {
            int place = first.endsWith(name) ? first.length() - name.length() : 0;
            if (place > 0 && DIVISIONS.indexOf(first.charAt(place - 1)) >= 0
                    && !NO_DIVISION.matcher(first.substring(0, place)).matches()) {
                return true;
            }
            String said = reading.read(name, "", null, false);
            wanted = wanted == null ? reading.read(first, "", null, false) : wanted;
            for (int i = 0; i < wanted.length(); i++) {
                if (said.indexOf(wanted.charAt(i)) < 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private List<Indicator> fitting(Set<Indicator> candidates, String unit, Kind kind) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Indicator> fitting = new ArrayList<>(candidates.size());
        for (Indicator indicator : candidates) {
            if (unit.isEmpty() || isInUnit(indicator, unit) || kind == Kind.CHANGE && moves(indicator, unit)) {
                fitting.add(indicator);
            }
        }
        return fitting;
    }

    /** {@code 提高5%}, {@code 提高40元}: a share of any level, and for a level per head what it is per head. */
    private static boolean moves(Indicator indicator, String unit) {
        return unit.equals("%") || unit.equals("百分点") || indicator.unit().startsWith(unit + "/");
    }

    private boolean isInUnit(Indicator indicator, String unit) {
        return indicator.unit().equals(unit) || indicator.alsoUnits().contains(unit)
                || baseUnits.containsKey(unit) && baseUnits.get(unit).equals(baseUnits.get(indicator.unit()));
    }

    private static List<String> namesOf(Indicator indicator) {
        List<String> names = new ArrayList<>(indicator.aliases());
        names.add(0, indicator.name());
        return names;
    }

    private static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }
}
