package io.annals.conform;

import io.annals.figure.Kind;
import io.annals.figure.ReportedFigure;
import io.annals.reference.Indicator;
import io.annals.reference.ReferenceData;
import io.annals.reference.Unit;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The indicators that figures are filed under: name, unit and kind of a figure decide the entry, and what matches none
 * exactly stays outside. Instances are immutable and may be shared between threads.
 */
public final class IndicatorCatalogue {

    /**
     * An entry that a name comes near to.
     *
     * @param indicator the entry
     * @param score likeness of the names, from 0 to 1: Dice's coefficient on pairs of neighbouring characters
     */
    public record Nearest(Indicator indicator, double score) {}

    /** How names may be shortened to what they measure, by the measure of the entry. */
    private enum Reading {
        STOCK, RATE, OTHER;

        static Reading of(Indicator indicator) {
            return switch (indicator.measure()) {
                case "stock" -> STOCK;
                case "rate" -> RATE;
                default -> OTHER;
            };
        }
    }

    private static final Pattern NOISE = Pattern.compile("[\\s\\p{Z}“”\"'‘’「」『』《》〈〉()\\[\\]【】·、,，。;；:：]|[的了和与及]");
    private static final String WHERE_AND_WHEN = "(?:截至目前|截至年底|目前|全年|本年度|本年|年内|当年|年末|年底|全国|全省|全市|全区"
            + "|全县|全州|全旗|全乡|全镇|全街道|我国|我省|我市|我区|我县|我州|我旗|我局|我镇|本省|本市|本区|本县|辖区内?|累计|共计|总计|合计|共"
            + "|各类|全局|全系统|[省市区县](?=人大|政协))";
    private static final Pattern SCOPE = Pattern.compile("^" + WHERE_AND_WHEN + "+");
    /** Before what there is; verbs of movement (新增, 取消, 建成) change what a stock is and stay. */
    private static final Pattern HAVING = Pattern.compile("^(?:现有|已有|拥有|共有|设有|建有|登记在册|在册|有)");
    private static final Pattern DOING = Pattern.compile("^(?:已|组织|开展|办理|实施|发放|支出|受理|接收|接受|收到|完成|举办|召开|进行"
            + "|募集|拨付|承办|建成|提供|参加)");
    private static final Pattern DONE_BY = Pattern.compile("^(?:机关|单位|系统|全体|工作人员|干部职工|党员干部|干部|职工|领导干部|国家)+");
    private static final Pattern COUNTED =
            Pattern.compile("(?:户数|人数|人次|总人数|总户数|对数|件数|次数|家数|总数量|总数|总量|总额|数量|个数|数|金额)$");
    private static final Pattern MOVED = Pattern.compile(
            "(?:同比|较上年|比上年|较去年|较上年度|较去年同期)?(?:增长|提高|提升|上升|下降|降低|减少|增加)?"
            + "(?:幅度|增幅|降幅|涨幅|增速|增长率|增长|提高|提升|上升|下降|降低|减少|增加)$");

    private final Map<String, String> baseUnits = new HashMap<>();
    private final Map<String, Set<Indicator>> byName = new HashMap<>();
    private final Map<Reading, Map<String, Set<Indicator>>> byStem = new EnumMap<>(Reading.class);
    private final Map<Indicator, List<Set<String>>> pairs = new LinkedHashMap<>();

    public IndicatorCatalogue(ReferenceData reference) {
        for (Reading reading : Reading.values()) {
            byStem.put(reading, new HashMap<>());
        }
        for (Unit unit : reference.units()) {
            baseUnits.put(unit.name(), unit.baseUnit());
        }
        for (Indicator indicator : reference.indicators()) {
            List<Set<String>> ownPairs = new ArrayList<>();
            for (String name : namesOf(indicator)) {
                String bare = bare(name);
                byName.computeIfAbsent(bare, key -> new LinkedHashSet<>()).add(indicator);
                ownPairs.add(pairs(bare));
                Reading reading = Reading.of(indicator);
                for (String stem : stems(bare, reading)) {
                    byStem.get(reading).computeIfAbsent(stem, key -> new LinkedHashSet<>()).add(indicator);
                }
            }
            pairs.put(indicator, ownPairs);
        }
    }

    /**
     * The entry that a figure states; empty where none fits exactly or several do.
     *
     * <p>The figure's names are tried in their order. A level fits in the entry's unit, in one of its also_units or in
     * one that converts to it; without a unit it fits where a single entry has the name. A change in % or 百分点 fits
     * the level that moved, whatever its unit.
     */
    public Optional<Indicator> match(ReportedFigure figure) {
        for (String name : figure.indicatorNames()) {
            Optional<Indicator> match = match(name, figure.unit(), figure.kind());
            if (match.isPresent()) {
                return match;
            }
        }
        return Optional.empty();
    }

    /** The entry for one name; see {@link #match(ReportedFigure)}. */
    public Optional<Indicator> match(String name, String unit, Kind kind) {
        String bare = bare(name);
        if (bare.isEmpty()) {
            return Optional.empty();
        }
        List<String> forms = forms(bare, kind);
        for (String form : forms) {
            Optional<Indicator> match = single(byName.getOrDefault(form, Set.of()), unit, kind);
            if (match.isPresent()) {
                return match;
            }
        }
        for (String form : forms) {
            Set<Indicator> candidates = new LinkedHashSet<>();
            for (Reading reading : Reading.values()) {
                for (String stem : stems(form, reading)) {
                    candidates.addAll(byStem.get(reading).getOrDefault(stem, Set.of()));
                }
            }
            Optional<Indicator> match = single(candidates, unit, kind);
            if (match.isPresent()) {
                return match;
            }
        }
        return rateOfNamed(bare, unit, kind);
    }

    /** The entry whose name is most like a name, those in another unit halved; empty where none shares a pair. */
    public Optional<Nearest> nearest(String name, String unit) {
        Set<String> wanted = pairs(bare(name));
        Nearest nearest = null;
        for (Map.Entry<Indicator, List<Set<String>>> entry : pairs.entrySet()) {
            for (Set<String> own : entry.getValue()) {
                long common = wanted.stream().filter(own::contains).count();
                double score = 2.0 * common / Math.max(1, wanted.size() + own.size());
                score = unit.isEmpty() || isInUnit(entry.getKey(), unit) ? score : score / 2;
                if (score > 0 && (nearest == null || score > nearest.score())) {
                    nearest = new Nearest(entry.getKey(), score);
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** {@code 政协提案委员满意度}: a rate whose subject, restored before it, is an entry of the same domain. */
    private Optional<Indicator> rateOfNamed(String bare, String unit, Kind kind) {
        for (int cut = isShare(unit) ? bare.length() - 2 : 0; cut >= 2; cut--) {
            Set<Indicator> subjects = byName.getOrDefault(bare.substring(0, cut), Set.of());
            if (subjects.isEmpty()) {
                continue;
            }
            Set<Indicator> rates = new LinkedHashSet<>();
            for (Indicator rate : byName.getOrDefault(bare.substring(cut), Set.of())) {
                if (rate.measure().equals("rate")
                        && subjects.stream().anyMatch(subject -> subject.domain().equals(rate.domain()))) {
                    rates.add(rate);
                }
            }
            Optional<Indicator> match = single(rates, unit, kind);
            if (match.isPresent()) {
                return match;
            }
        }
        return Optional.empty();
    }

    private Optional<Indicator> single(Collection<Indicator> candidates, String unit, Kind kind) {
        List<Indicator> fitting = candidates.stream().filter(indicator -> unit.isEmpty()
                || kind == Kind.CHANGE && isShare(unit) || isInUnit(indicator, unit)).toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private static boolean isShare(String unit) {
        return unit.equals("%") || unit.equals("百分点");
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

    /** A name without marks, white space and words of scope. */
    private static String bare(String name) {
        String text = Normalizer.isNormalized(name, Normalizer.Form.NFKC) ? name
                : Normalizer.normalize(name, Normalizer.Form.NFKC);
        text = NOISE.matcher(text).replaceAll("").replace("满意度", "满意率");
        String scoped = SCOPE.matcher(text).replaceFirst("");
        return scoped.length() >= 2 ? scoped : text;
    }

    /** The name as it is, then, for a change, without the word that says that it moved. */
    private static List<String> forms(String bare, Kind kind) {
        String level = kind == Kind.CHANGE ? MOVED.matcher(bare).replaceFirst("") : bare;
        return level.length() < 2 || level.equals(bare) ? List.of(bare) : List.of(bare, level);
    }

    /** A name without its verb, subject and word of counting, as far as an entry of this measure allows. */
    private static Set<String> stems(String bare, Reading reading) {
        Set<String> stems = new LinkedHashSet<>();
        String text = HAVING.matcher(bare).replaceFirst("");
        if (reading != Reading.STOCK) {
            text = DOING.matcher(text).replaceFirst("");
            text = SCOPE.matcher(text).replaceFirst("");
        }
        if (reading == Reading.RATE) {
            text = DONE_BY.matcher(text).replaceFirst("");
        }
        String uncounted = COUNTED.matcher(text).replaceFirst("");
        for (String stem : List.of(bare, text, uncounted)) {
            if (stem.length() >= 2) {
                stems.add(stem);
            }
        }
        return stems;
    }

    private static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }
}
