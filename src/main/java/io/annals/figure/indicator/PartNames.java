package io.annals.figure.indicator;

import io.annals.reference.Lexicon;
import io.annals.reference.Lexicon.Role;
import io.annals.reference.Unit;
import java.util.Set;

/**
 * Names of parts that are told by a noun alone, which say nothing without what the whole measures: {@code 其中国省道完成4亿元}
 * of a sum of investment, {@code 分产业看，第一产业完成2亿元} of a gross product. Immutable.
 */
final class PartNames {

    private static final Set<Role> KINDS = Lexicon.anyOf(Role.GENERIC_NAME, Role.DIVISION, Role.SCOPE);
    private static final Set<Role> SHARED = Lexicon.anyOf(Role.SERIES_NOUN, Role.ATTRIBUTE);
    private static final int LONGEST_FURTHER = 6;
    private static final Set<String> CASES = Set.of("案件", "事故", "纠纷");
    /** What the nouns of those end in who do something or to whom it is done. */
    private static final String DOERS = "人员工者生户民女童院校所站室馆业层队区乡村镇";
    /** Dimensions whose values measure things that the part's noun names, and do not count them. */
    private static final Set<String> SIZES = Set.of("mass", "area");
    /** Verbs by which a part is another thing too: 取消城市低保. */
    private static final Set<String> GONE = Set.of("取消", "注销", "退出", "清退", "停发");
    /** What the nouns of those end in who publish things: {@code 发布信息86条，其中政府网站42条}. */
    private static final Set<String> MEDIA = Set.of("网站", "媒体", "公众号", "微博", "平台", "报刊", "电视台", "日报");
    /** What the nouns of bodies end in, which no counter of persons counts. */
    private static final Set<String> BODIES = Set.of("小学", "中学", "初中", "高中", "大学", "幼儿园", "学校", "部门", "单位", "机构",
            "医院", "机关");
    private static final String BEDS = "床位";
    private static final int LONGEST_PART = 20;
    /** What words end in that tell which kind and not what: {@code 社会办}, {@code 国营}, {@code 综合型}. */
    private static final String KIND_ENDINGS = "办营型类级族";
    private static final int LONGEST_KIND = 6;

    private final Lexicon lexicon;
    private final PhraseGrammar grammar;

    PartNames(Lexicon lexicon, PhraseGrammar grammar) {
        this.lexicon = lexicon;
        this.grammar = grammar;
    }

    /**
     * The name of a part; empty where its own noun tells what is counted.
     *
     * @param whole the name of the whole
     * @param own the noun that tells the part
     * @param unit the unit of the part; null for none
     */
    String of(String whole, String own, Unit unit) {
        String industry = industry(whole, own);
        if (!industry.isEmpty() || !tellsPartOnly(own)) {
            return industry;
        }
        String thing = grammar.thing(whole);
        String kind = ofKind(thing, own, unit);
        if (!kind.isEmpty()) {
            return kind;
        }
        String verb = grammar.distinctVerb(whole);
        if (verb.startsWith("新") || GONE.contains(verb)) {
            return verb + own + (lexicon.is(Role.GENERIC_NAME, own) && thing.length() > 1 ? thing : "");
        }
        String dimension = unit == null ? "count" : unit.dimension();
        int measure = grammar.measure(whole);
        boolean persons = unit != null && lexicon.is(Role.COUNTS_PERSONS, unit.name());
        if (persons && endsInAny(own, BODIES) && thing.length() > 1 && isOther(thing, own)) {
            // 教职工900人，其中中学400人: no schools are counted
            return own + grammar.withoutAll(thing);
        }
        if (SIZES.contains(dimension)) {
            // 种植粮食面积: what kind of area it is the measure alone does not tell
            boolean tells = measure > 2 || measure == 2 && !whole.endsWith("面积");
            return tells && whole.length() > measure ? own + whole.substring(whole.length() - measure) : "";
        }
        if (dimension.startsWith("money")) {
            return isKind(own) && thing.length() > 1 && !thing.startsWith(own) ? own + thing : "";
        }
        if (endsInAny(own, MEDIA) && thing.length() > 1 && isOther(thing, own)) {
            return own + thing;
        }
        if (unit != null && unit.name().equals("张") && whole.endsWith(BEDS) && whole.length() > BEDS.length()) {
            return own.endsWith(BEDS) ? "" : own + BEDS;
        }
        String counter = unit == null ? "" : unit.name();
        String cases = thing.length() > 2 ? thing.substring(thing.length() - 2) : "";
        if (lexicon.is(Role.COUNTS_CASES, counter) && CASES.contains(cases) && own.indexOf('案') < 0
                && !own.endsWith(cases)) {
            return own + cases;
        }
        boolean times = counter.length() > 1 && counter.endsWith("次");
        if (times && measure > 2) {
            return own + whole.substring(whole.length() - measure);
        }
        String all = thing.length() > 2 && thing.charAt(0) == '总' ? thing.substring(1) : thing;
        boolean who = DOERS.indexOf(own.charAt(own.length() - 1)) >= 0;
        return times && who && all.length() > 1 && isOther(all, own) ? own + all : "";
    }

    /** A part that tells its kind alone, {@code 社会办养老机构} of {@code 养老机构}; empty for others. */
    private String ofKind(String thing, String own, Unit unit) {
        boolean kind = unit != null && unit.dimension().equals("count") && thing.length() > 1
                && KIND_ENDINGS.indexOf(own.charAt(own.length() - 1)) >= 0 && own.length() <= LONGEST_KIND
                && isOther(thing, own) && lexicon.endingAt(Role.HEAD_NOUN, own, 0, own.length()) == 0;
        return kind ? own + grammar.withoutAll(thing) : "";
    }

    /** What moved where the whole's movement is broken down, {@code 采矿业增长3%} of 工业增加值; empty where its noun tells it. */
    String moved(String whole, String own) {
        String industry = industry(whole, own);
        if (!industry.isEmpty() || !tellsPartOnly(own)) {
            return industry;
        }
        int measure = grammar.measure(whole);
        boolean measured = measure > 0 && whole.length() > measure;
        return !measured ? "" : isKind(own) ? own + whole : own + whole.substring(whole.length() - measure);
    }

    /**
     * The measure of the thing before where a bare noun follows in the same unit, {@code 柑橘产量} of
     * {@code 茶叶产量3吨，柑橘2吨}; empty where the noun tells what is counted.
     *
     * @param before the name of the figure before
     */
    String further(String before, String own) {
        int measure = Math.max(lexicon.endingAt(SHARED, before, 0, before.length()), before.endsWith("减排") ? 2 : 0);
        boolean bare = own.length() > 1 && own.length() <= LONGEST_FURTHER && grammar.measure(own) == 0 && grammar.isVerbless(own)
                && grammar.sumNoun(own).isEmpty() && lexicon.endingAt(Role.GENERIC_NAME, own, 0, own.length()) < own.length();
        boolean other = measure > 0 && before.length() - measure > 1 && !before.startsWith(own)
                && !grammar.startsVerb(before, 0) && grammar.distinctVerb(before).isEmpty();
        return bare && other ? own + before.substring(before.length() - measure) : "";
    }

    private static boolean endsInAny(String own, Set<String> endings) {
        for (String ending : endings) {
            if (own.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private String industry(String whole, String own) {
        if (!own.endsWith("产业") || !own.startsWith("第") || own.length() > 4 || whole.isEmpty()) {
            return "";
        }
        return own + (whole.endsWith("生产总值") ? "增加值" : grammar.thing(whole));
    }

    private boolean tellsPartOnly(String own) {
        boolean verbal = grammar.startsVerb(own, 0) && !own.endsWith("业");
        return own.length() > 1 && own.length() <= LONGEST_PART && !verbal && grammar.measure(own) == 0
                && grammar.sumNoun(own).isEmpty();
    }

    /** Whether a noun tells at which level or for whom: {@code 县本级}, {@code 城镇}. */
    private boolean isKind(String own) {
        return own.endsWith("本级") || lexicon.startingAt(KINDS, own, 0, own.length()) == own.length();
    }

    /** Whether a part tells nothing of the thing itself: 临时救助 of 救助对象 does. */
    private static boolean isOther(String thing, String own) {
        for (int k = 0; k + 2 <= own.length(); k++) {
            if (thing.contains(own.substring(k, k + 2))) {
                return false;
            }
        }
        return true;
    }
}
