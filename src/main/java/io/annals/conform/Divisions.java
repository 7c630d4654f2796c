package io.annals.conform;

import io.annals.reference.FormerName;
import io.annals.reference.Region;
import io.annals.reference.RegionHistory;
import io.annals.reference.RegionHost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The administrative divisions by the names under which reports write them.
 *
 * <p>Besides its full name a division is known by its name without the peoples of an autonomous prefecture or county
 * ({@code 恩施州}), an autonomous region by its bare name ({@code 广西}), a zone by its short name where that is a name
 * ({@code 屈原管理区}) and behind its city's name where it is not ({@code 秦皇岛经济技术开发区}), and any of them by a name
 * that it had once ({@code 蓟县}) and none has today. A division that was merged or split keeps its name too. What another one
 * bears today is taken for a former name only behind the division above it ({@code 邢台市桥西区}), or in the years in which
 * the one of today did not bear it.
 */
final class Divisions {

    /**
     * A division named in a text.
     *
     * @param start index of the first character, the divisions named directly before it included
     * @param nameStart index of the first character of its own name
     * @param end index after the last character
     * @param candidates the divisions of that name which agree with those named directly before it; never empty
     */
    record Mention(int start, int nameStart, int end, List<Region> candidates) {

        /** The one division that is meant; null where several have the name. */
        Region only() {
            return candidates.size() == 1 ? candidates.get(0) : null;
        }
    }

    private static final String PEOPLES = "蒙古族|回族|藏族|维吾尔族|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族"
            + "|哈萨克族|傣族|黎族|傈僳族|佤族|畲族|高山族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|土族|达斡尔族|仫佬族|羌族"
            + "|布朗族|撒拉族|毛南族|仡佬族|锡伯族|阿昌族|普米族|塔吉克族|怒族|乌孜别克族|俄罗斯族|鄂温克族|德昂族|保安族|裕固族"
            + "|京族|塔塔尔族|独龙族|鄂伦春族|赫哲族|门巴族|珞巴族|基诺族|各族|蒙古|哈萨克|柯尔克孜|回|维吾尔";
    private static final Pattern AUTONOMOUS =
            Pattern.compile("(.{2,}?)(?:" + PEOPLES + ")+自治(州|县|旗|区)|(内蒙古|西藏)自治(区)");
    /** What a division's name ends in that tells its level, the longer before those that they end in. */
    private static final List<String> LEVELS = List.of("特别行政区", "自治区", "自治州", "自治县", "地区", "省", "市", "盟", "州");
    /** Words of which the names of zones are made everywhere: what is left when they are gone must be a name. */
    private static final Pattern ZONE_WORDS = Pattern.compile("经济|技术|高新|高技术|新技术|产业|开发|工业|园区|园|新区|新城"
            + "|示范|城乡一体化|综合|保税|管理|化工|循环|旅游|度假|风景名胜|食品|合作|现代|农业|生态|科技|创意|文化|物流|聚集|集聚"
            + "|转型|改革|实验|试验|火炬|临港|临空|滨海|滨湖|航空|港|海|汽车|稀土|中国|国家|国际|区|城|管委会");

    private final NameIndex<List<Region>> names = new NameIndex<>();
    private final Map<String, Region> byCode = new HashMap<>();
    private final Map<String, Integer> shortNames = new HashMap<>();
    private final Map<String, List<String>> spellings = new HashMap<>();
    private final Map<String, List<Region>> stems = new HashMap<>();
    private final Map<String, Region> hosts = new HashMap<>();
    /** Former names of two characters, which are common words too: 任县 in 任县委书记. */
    private final Set<String> doubtful = new HashSet<>();
    /** Divisions that once had a name which another one has today. */
    private final Map<String, List<Region>> earlier = new HashMap<>();
    private final RegionHistory history;

    /**
     * @param regions the divisions of today
     * @param formerNames names that they had once
     * @param history the divisions in the course of the years
     * @param regionHosts domains under which their bodies publish
     */
    Divisions(List<Region> regions, List<FormerName> formerNames, RegionHistory history,
            List<RegionHost> regionHosts) {
        this.history = history;
        regions.forEach(region -> byCode.put(region.code(), region));
        regions.forEach(region -> shortNames.merge(region.shortName(), 1, Integer::sum));
        Map<String, List<Region>> named = new HashMap<>(2 * regions.size());
        for (Region region : regions) {
            List<String> spelt = spellingsOf(region);
            spellings.put(region.code(), spelt);
            spelt.forEach(name -> named.computeIfAbsent(name, key -> new ArrayList<>(1)).add(region));
            if (region.name().length() > 2) {
                stems.computeIfAbsent(stem(region.name()), key -> new ArrayList<>(1)).add(region);
            }
        }
        for (Region region : history.ended()) {
            byCode.put(region.code(), region);
            spellings.put(region.code(), spellingsOf(region));
        }
        for (FormerName former : formerNames) {
            Region region = byCode.get(former.regionCode());
            List<String> spelt = new ArrayList<>(spellings.get(region.code()));
            spelt.add(former.name());
            spellings.put(region.code(), List.copyOf(spelt));
            named.computeIfAbsent(former.name(), key -> new ArrayList<>(1)).add(region);
            if (former.name().length() == 2) {
                doubtful.add(former.name());
            }
        }
        readHistory(named);
        regionHosts.forEach(host -> hosts.put(host.host(), byCode.get(host.regionCode())));
        named.forEach((name, bearers) -> names.put(name, highest(bearers)));
    }

    private void readHistory(Map<String, List<Region>> named) {
        Set<String> today = Set.copyOf(named.keySet());
        for (Region region : history.ended()) {
            if (!today.contains(region.name())) {
                named.computeIfAbsent(region.name(), key -> new ArrayList<>(1)).add(region);
                if (region.name().length() == 2) {
                    doubtful.add(region.name());
                }
            }
        }
        for (RegionHistory.Span span : history.spans()) {
            Region region = byCode.get(span.regionCode());
            byCode.putIfAbsent(span.code(), byCode.get(history.division(span.code())));
            List<Region> bearers = named.getOrDefault(span.name(), List.of());
            if (span.toYear() != 0 && !bearers.isEmpty() && !bearers.contains(region)) {
                List<Region> once = earlier.computeIfAbsent(span.name(), key -> new ArrayList<>(1));
                if (!once.contains(region)) {
                    once.add(region);
                }
            }
        }
    }

    /**
     * The division that a name meant in a year: 巢湖市 of 2009 is the prefecture, though a county has the name today.
     *
     * @param region the division that has the name today
     * @param year the report's year; 0 where unknown
     * @param isNamed whether the report names a division so
     * @return the division itself where it had its name then, is named as it was called then, or no other one of its
     *     province, or several, had the name
     */
    Region inYear(Region region, int year, Predicate<String> isNamed) {
        List<Region> once = earlier.getOrDefault(region.name(), List.of());
        RegionHistory.Span own = history.spanIn(region.code(), year);
        if (year == 0 || once.isEmpty() || own != null && (own.name().equals(region.name()) || isNamed.test(own.name()))) {
            return region;
        }
        List<Region> then = once.stream().filter(other -> other.code().startsWith(region.code().substring(0, 2)))
                .filter(other -> {
                    RegionHistory.Span span = history.spanIn(other.code(), year);
                    return span != null && span.name().equals(region.name());
                }).toList();
        return then.size() == 1 ? then.get(0) : region;
    }

    /** The division that has a code, or had it once and goes on under another; null where none has. */
    Region get(String code) {
        return byCode.get(code);
    }

    /** The division under whose domain a host stands; null where the table of hosts does not tell. */
    Region ofHost(String host) {
        String at = host.toLowerCase(Locale.ROOT);
        while (!at.isEmpty()) {
            Region region = hosts.get(at);
            if (region != null) {
                return region;
            }
            int dot = at.indexOf('.');
            at = dot < 0 ? "" : at.substring(dot + 1);
        }
        return null;
    }

    /** The divisions whose name without its level is {@code 石家庄}, or whose name it is; empty where none has it. */
    List<Region> byStem(String stem) {
        return stems.getOrDefault(stem, List.of());
    }

    private static String stem(String name) {
        int length = stemLength(name);
        return name.substring(0, length == name.length() ? length - 1 : length);
    }

    /** Length of a name without its level; its own where it ends in none. */
    private static int stemLength(String name) {
        for (String level : LEVELS) {
            if (name.endsWith(level)) {
                return name.length() - level.length();
            }
        }
        return name.length();
    }

    /** The nation as the one candidate; empty where the table holds none. */
    List<Region> nation() {
        return byCode.values().stream().filter(region -> region.level().equals("nation")).toList();
    }

    /**
     * The name of a division in the names of its bodies: {@code 屈原管理区}, {@code 秦皇岛市经济技术开发区}; empty for the
     * nation.
     */
    String nameInBodies(Region region) {
        if (region.level().equals("nation")) {
            return "";
        }
        return region.overlaps() && isName(region.shortName()) && shortNames.get(region.shortName()) == 1
                ? region.shortName() : region.name();
    }

    /** Whether a division is another one or lies in it. */
    boolean isWithin(Region region, Region other) {
        for (Region at = region; at != null; at = byCode.get(at.parentCode())) {
            if (at.code().equals(other.code())) {
                return true;
            }
        }
        return false;
    }

    /** The division whose name ends before an index; null where none does. */
    Mention endingAt(String text, int end) {
        NameIndex.Hit<List<Region>> hit = names.endingAt(text, end);
        return hit == null ? null : withPlacesBefore(text, hit);
    }

    /**
     * The division that a text begins with, the furthest down of those named one behind the other; null where it begins
     * with none, or with a word of two characters that is common too.
     */
    Mention startingAt(String text) {
        Mention mention = null;
        for (NameIndex.Hit<List<Region>> hit = names.startingAt(text, 0); hit != null;
                hit = names.startingAt(text, hit.end())) {
            if (hit.end() - hit.start() == 2 && mention == null) {
                return null;
            }
            mention = withPlacesBefore(text, hit);
        }
        return mention;
    }

    /**
     * The divisions that a text names, in its order, each with those named directly before it ({@code 山东省淄博市淄川区}
     * is one mention). Names that are common words too ({@code 城区}) count only behind another name.
     */
    List<Mention> in(String text) {
        List<Mention> found = new ArrayList<>();
        for (int at = 0; at < text.length();) {
            NameIndex.Hit<List<Region>> hit = names.startingAt(text, at);
            if (hit == null) {
                at++;
                continue;
            }
            Mention mention = withPlacesBefore(text, hit);
            Mention last = found.isEmpty() ? null : found.get(found.size() - 1);
            if (last != null && mention.start() < last.end()) {
                found.remove(found.size() - 1);
            }
            boolean isCommonWord = hit.end() - hit.start() == 2 && (text.charAt(hit.end() - 1) == '区'
                    || doubtful.contains(text.substring(hit.start(), hit.end())));
            if (!isCommonWord || mention.start() < hit.start()) {
                found.add(mention);
            }
            at = hit.end();
        }
        return found;
    }

    private Mention withPlacesBefore(String text, NameIndex.Hit<List<Region>> hit) {
        int furthest = hit.start();
        List<Region> agreeing = new ArrayList<>(hit.value());
        for (List<Region> bearers : List.of(hit.value(),
                earlier.getOrDefault(text.substring(hit.start(), hit.end()), List.of()))) {
            for (Region candidate : bearers) {
                int start = startWithPlacesBefore(text, hit.start(), candidate);
                if (start < furthest) {
                    agreeing.clear();
                    furthest = start;
                    agreeing.add(candidate);
                } else if (start == furthest && furthest < hit.start() && bearers == hit.value()) {
                    agreeing.add(candidate);
                }
            }
        }
        return new Mention(furthest, hit.start(), hit.end(), List.copyOf(agreeing));
    }

    private int startWithPlacesBefore(String text, int nameStart, Region division) {
        int start = nameStart;
        for (Region at = byCode.get(division.parentCode()); at != null; at = byCode.get(at.parentCode())) {
            for (String spelt : spellings.get(at.code())) {
                if (text.startsWith(spelt, start - spelt.length())) {
                    start -= spelt.length();
                    break;
                }
                int stem = stemLength(spelt);
                if (stem >= 2 && text.regionMatches(start - stem, spelt, 0, stem)) {
                    start -= stem;
                    break;
                }
            }
        }
        return start;
    }

    /** Of a division and one of the same name inside it the larger is meant. */
    private List<Region> highest(List<Region> bearers) {
        if (bearers.size() == 1) {
            return bearers;
        }
        Set<String> codes = new HashSet<>();
        bearers.forEach(region -> codes.add(region.code()));
        return bearers.stream().filter(region -> {
            for (Region at = byCode.get(region.parentCode()); at != null; at = byCode.get(at.parentCode())) {
                if (codes.contains(at.code())) {
                    return false;
                }
            }
            return true;
        }).toList();
    }

    private List<String> spellingsOf(Region region) {
        if (!region.overlaps() && !region.name().contains("自治")) {
            return List.of(region.name());
        }
        Set<String> spelt = new LinkedHashSet<>();
        spelt.add(region.name());
        if (region.overlaps()) {
            String name = region.shortName();
            if (isName(name)) {
                spelt.add(name);
            }
            Region parent = byCode.get(region.parentCode());
            if (parent != null) {
                spelt.add(parent.name() + name);
                spelt.add(parent.name().substring(0, stemLength(parent.name())) + name);
            }
        } else {
            Matcher matcher = AUTONOMOUS.matcher(region.name());
            if (matcher.matches()) {
                String stem = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
                String level = matcher.group(2) == null ? matcher.group(4) : matcher.group(2);
                spelt.add(level.equals("区") ? stem : stem + level);
            }
        }
        return List.copyOf(spelt);
    }

    private static boolean isName(String zone) {
        return ZONE_WORDS.matcher(zone).replaceAll("").length() >= 2;
    }
}
