package io.annals.figure.indicator;

import io.annals.figure.text.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Names that a list of values is dealt out to in order: {@code A、B分别为5和6}. */
final class DealtNames {

    /** The pairs that {@code 城乡} and the like stand for. */
    private static final List<String[]> PAIRS = List.of(new String[] {"城乡", "城市", "农村"},
            new String[] {"城镇和农村", "城镇", "农村"}, new String[] {"男女", "男", "女"},
            new String[] {"存贷款", "存款", "贷款"});
    private static final String ORDINALS = "一二三四五六";
    private static final int LONGEST_KIND = 8;
    private static final Pattern LIST_MARK = Pattern.compile("[、,，和及与]|以及");

    private final PhraseGrammar grammar;
    private final String text;
    private final List<Mention> mentions;

    DealtNames(PhraseGrammar grammar, String text, List<Mention> mentions) {
        this.grammar = grammar;
        this.text = text;
        this.mentions = mentions;
    }

    /** Names of mention {@code i} and the values listed with it, in order; none where nothing is dealt out. */
    List<String> from(int i, Clause clause, List<IndicatorName> names) {
        int count = i + 1 < mentions.size() ? listLength(i) : 1;
        if (count < 2) {
            return List.of();
        }
        int apart = clause.left().lastIndexOf("分别");
        apart = apart < 0 && clause.left().endsWith("各为") ? clause.left().length() - 2 : apart;
        List<String> dealt = List.of();
        if (apart >= 0) {
            String verb = grammar.trimLink(clause.left().substring(apart + 2));
            String ending = verb;
            if (grammar.isRequirement(clause.left().substring(apart + 2)) && isPercent(i)) {
                verb = grammar.requirement(clause.left().substring(apart + 2)) + "完成率";
                List<String> told = heads(clause.left().substring(0, apart), count);
                return withEnding(told.isEmpty() ? last(names, i, count, false) : told, verb);
            }
            dealt = examples(clause.left().substring(0, apart), count);
            if (!dealt.isEmpty()) {
                return dealt;
            }
            dealt = grammar.isMovementOnly(clause.left()) ? List.of() : heads(clause.left().substring(0, apart), count);
            if (!dealt.isEmpty() && verb.startsWith("占") || clause.ofNumber() && clause.left().startsWith("占", apart + 2)) {
                dealt = withEnding(dealt, "占比");
            }
            if (!dealt.isEmpty() && verb.length() > 1 && grammar.isMeasure(verb)) {
                // 交通、水利分别完成投资3亿元、2亿元
                dealt = withEnding(dealt, verb);
            }
            if (dealt.isEmpty()) {
                boolean moved = grammar.isMovementOnly(verb);
                String noun = PhraseGrammar.strip(clause.left().substring(0, apart));
                noun = grammar.isMovementOnly(noun + verb) ? "" : grammar.trimLead(grammar.trimMovement(noun));
                boolean ofRates = noun.startsWith("占") || isPoints(i);
                ending = noun + (moved ? "" : isPercent(i) ? share(verb) : verb);
                dealt = clause.left().contains("累计") && moved(ending)
                        ? last(names, i, count, false).stream().map(grammar::added).toList()
                        : withEnding(last(names, i, count, ofRates), ending);
            }
            if (dealt.isEmpty()) {
                dealt = withEnding(itemsBeforeVerb(clause.earlier(), count, ending.equals(verb)), ending);
            }
        } else if (isPercent(i) && clause.ofNumber() && grammar.isRequirement(clause.left())) {
            // 完成年度计划的81%、95%
            dealt = withEnding(last(names, i, count, false), grammar.requirement(clause.left()) + "完成率");
        } else if (grammar.isMovementOnly(clause.left()) && (sameUnit(i, count)
                || "，,".indexOf(text.charAt(mentions.get(i).quantity().right())) < 0)) {
            dealt = last(names, i, count, isPoints(i));
        } else if (isPercent(i) && clause.left().startsWith("同比") && clause.left().length() == 4
                && grammar.isVerbOnly(clause.left().substring(2))) {
            // 接待游客3万人次，旅游收入2亿元，同比恢复80%和85%
            dealt = withEnding(last(names, i, count, false), clause.left());
        } else if (sameUnit(i, count) && grammar.trimLink(clause.left()).length() > 3) {
            // 城镇和农村人均住房面积32.9平方米、37.1平方米
            dealt = heads(clause.left(), count);
        }
        return dealt;
    }

    /** Whether nothing is left to end a name with: {@code 累计分别达9家和16家}. */
    private static boolean moved(String ending) {
        return ending.isEmpty() || ending.equals("累计");
    }

    /** What a share of a whole is called: {@code 占总数的}. */
    private static String share(String verb) {
        if (!verb.startsWith("占")) {
            return verb;
        }
        String whole = verb.endsWith("的") ? verb.substring(1, verb.length() - 1) : verb.substring(1);
        if (whole.isEmpty() || whole.startsWith("比")) {
            return "占比";
        }
        return "占" + whole + (whole.endsWith("比重") || whole.endsWith("比例") ? "" : "比重");
    }

    private boolean isPoints(int i) {
        for (int k = i; k < mentions.size(); k++) {
            String unit = mentions.get(k).quantity().unitName();
            if (!unit.isEmpty()) {
                return unit.equals("百分点");
            }
        }
        return false;
    }

    private boolean isPercent(int i) {
        return mentions.get(i).quantity().unitName().equals("%");
    }

    private List<String> withEnding(List<String> names, String ending) {
        return names.stream().map(name -> name.endsWith(ending) ? name : grammar.trimVerb(name) + ending).toList();
    }

    /**
     * Names of the last {@code count} different things before index {@code i}, in order, for what is dealt out to them:
     * {@code 结婚登记500对、离婚登记120对，分别下降3%和5%}; none where there are fewer.
     *
     * @param ofRates whether it is dealt out to rates too, as points are
     */
    private List<String> last(List<IndicatorName> names, int i, int count, boolean ofRates) {
        List<String> last = new ArrayList<>();
        boolean pairs = !mentions.get(i).quantity().unitName().equals("%")
                && mentions.get(i).quantity().unit() != mentions.get(i + 1).quantity().unit();
        for (int k = i - 1; k >= 0 && last.size() < count; k--) {
            String name = names.get(k).stated();
            if (!name.isEmpty() && (pairs || last.isEmpty() || !last.get(0).equals(name))
                    && (ofRates || !SentenceNaming.isRate(mentions.get(k)))) {
                last.add(0, name);
            }
        }
        return last.size() == count ? last : List.of();
    }

    private boolean sameUnit(int i, int count) {
        for (int k = i + 1; k < i + count; k++) {
            if (mentions.get(k).quantity().unit() != mentions.get(i).quantity().unit()) {
                return false;
            }
        }
        return true;
    }

    /** How many mentions, from {@code i} on, follow each other with nothing but a list mark between them. */
    private int listLength(int i) {
        int k = i;
        while (k + 1 < mentions.size()) {
            String between = text.substring(mentions.get(k).quantity().right(), mentions.get(k + 1).quantity().left());
            if (!LIST_MARK.matcher(between.strip()).matches()) {
                break;
            }
            k++;
        }
        return k - i + 1;
    }

    /** The items of {@code A、B、C}: as many as there are values, else none. */
    private List<String> heads(String phrase, int count) {
        String list = grammar.trimLead(grammar.afterCut(grammar.trimMovement(PhraseGrammar.strip(phrase) + "增长")));
        List<String> items = items(list, count);
        if (items.size() == count) {
            shareOrdinal(items);
            shareThing(items);
            shareMeasure(items);
            String last = items.get(count - 1);
            for (int k = 0; k + 1 < count; k++) {
                String item = items.get(k);
                int latin = latin(last);
                if (latin > 0 && latin(item) == item.length()) {
                    items.set(k, item + last.substring(latin));
                } else if (last.startsWith("“") && !item.startsWith("“")) {
                    // 刑事、“两抢一盗”案件
                    items.set(k, item + last.substring(last.indexOf('”') + 1));
                } else if (item.length() <= 3 && last.length() > item.length() + 1) {
                    items.set(k, item + last.substring(item.length()));
                } else if (item.length() > 3) {
                    // 三级医院、二级医院门诊费用: what follows the noun that both end in holds for both
                    int shared = last.indexOf(item.substring(item.length() - 2));
                    items.set(k, shared > 0 ? item + last.substring(shared + 2) : item);
                }
            }
            return items;
        }
        if (count == 2) {
            for (String[] pair : PAIRS) {
                int at = list.indexOf(pair[0]);
                if (at >= 0) {
                    String front = list.substring(0, at);
                    String tail = list.substring(at + pair[0].length());
                    if (pair[0].length() == 3 && (front + tail).chars().anyMatch(c -> "、和与及较年".indexOf(c) >= 0)) {
                        // 年初和年末存贷款余额: dealt out to the times
                        continue;
                    }
                    return List.of(front + pair[1] + tail, front + pair[2] + tail);
                }
            }
        }
        return List.of();
    }

    /** What a measure is told of that examples of a kind are listed for, {@code 面粉、菜油等食品的合格率}; empty where none are. */
    private List<String> examples(String phrase, int count) {
        int etc = phrase.lastIndexOf('等');
        int of = phrase.indexOf('的', etc + 1);
        String measure = of < 0 ? "" : PhraseGrammar.strip(phrase.substring(of + 1));
        if (etc < 3 || of < 0 || of - etc > LONGEST_KIND || measure.length() < 2 || !grammar.isMeasure(measure) && grammar.measure(measure) == 0) {
            return List.of();
        }
        List<String> items = items(grammar.trimLead(phrase.substring(0, etc)), count);
        return items.size() == count ? items.stream().map(item -> item + measure).toList() : List.of();
    }

    /** Gives the classes of one thing what stands before and behind them: {@code 农村低保一、二类标准}. */
    private static void shareOrdinal(List<String> items) {
        String first = items.get(0);
        String last = items.get(items.size() - 1);
        if (first.length() < 3 || ORDINALS.indexOf(first.charAt(first.length() - 1)) < 0 || last.length() < 3
                || ORDINALS.indexOf(last.charAt(0)) < 0 || "类级档等期".indexOf(last.charAt(1)) < 0) {
            return;
        }
        String head = first.substring(0, first.length() - 1);
        for (int k = 0; k < items.size(); k++) {
            String item = items.get(k);
            String ordinal = k == 0 ? first.substring(first.length() - 1) : item.substring(0, 1);
            items.set(k, head + ordinal + last.substring(1));
        }
    }

    /**
     * Gives the thing that the first item measures to items that name a measure alone: {@code 事故起数、死亡人数},
     * {@code 热线诉求解决率、满意率}, {@code 预算收入和支出}.
     */
    private void shareThing(List<String> items) {
        String first = items.get(0);
        String thing = grammar.withoutAttribute(first);
        for (int k = 1; k < items.size(); k++) {
            String item = items.get(k);
            if (thing.length() > 1 && grammar.withoutAttribute(item).isEmpty()) {
                items.set(k, thing + item);
            } else if (grammar.isMeasure(item)) {
                items.set(k, measured(first, item.length()) + item);
            }
        }
    }

    /** What an item tells a measure of, at best one of so many characters; empty where it tells none. */
    private String measured(String item, int length) {
        int alike = item.length() - length;
        int measure = alike > 1 && grammar.isMeasure(item.substring(alike)) ? length : grammar.measure(item);
        return measure == 0 || item.length() - measure < 2 ? "" : item.substring(0, item.length() - measure);
    }

    /** Gives the measure that the last item ends in to those that name only a thing: {@code 生活垃圾和污水治理率}. */
    private void shareMeasure(List<String> items) {
        String last = items.get(items.size() - 1);
        int measure = grammar.measure(last);
        for (int k = 0; measure > 0 && measure + 2 <= last.length() && k + 1 < items.size(); k++) {
            String item = items.get(k);
            boolean measured = grammar.measure(item) > 0 || "量率额数值费度".indexOf(item.charAt(item.length() - 1)) >= 0;
            if (item.length() > 3 && !measured && !last.startsWith(item) && last.indexOf(item.substring(item.length() - 2)) < 0) {
                items.set(k, item + last.substring(last.length() - measure));
            }
        }
    }

    /** The list that a clause without figures tells of: {@code 对肺结核、梅毒开展监测}; none of another length. */
    private List<String> itemsBeforeVerb(String clause, int count, boolean verb) {
        List<String> items = items(grammar.trimLead(clause), count);
        if (items.size() != count) {
            return List.of();
        }
        if (verb) {
            items.set(count - 1, grammar.nounBefore(items.get(count - 1)));
        } else {
            items.set(count - 1, grammar.beforeCompletion(items.get(count - 1)));
        }
        return items;
    }

    /** Length of the letters, digits and points that an item begins with: {@code PM2.5年均浓度}. */
    private static int latin(String item) {
        int length = 0;
        while (length < item.length() && item.charAt(length) < 128) {
            length++;
        }
        return length;
    }

    /** The items of a list of so many: parted by marks alone, else by conjunctions too. */
    private List<String> items(String list, int count) {
        List<String> items = items(list, "、");
        return items.size() == count ? items : items(list, "、和与及");
    }

    /** The items that marks part a list into; a mark within brackets or within a word parts nothing. */
    private List<String> items(String list, String marks) {
        List<String> items = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int k = 0; k < list.length(); k++) {
            char c = list.charAt(k);
            depth += "（(《“".indexOf(c) >= 0 ? 1 : "）)》”".indexOf(c) >= 0 ? -1 : 0;
            if (depth == 0 && k > start && marks.indexOf(c) >= 0 && grammar.joins(list, k)) {
                items.add(list.substring(start, k));
                start = k + 1;
            }
        }
        items.add(list.substring(start));
        items.replaceAll(item -> grammar.trimLead(PhraseGrammar.strip(item)));
        // 在固定资产投资、进出口方面
        items.replaceAll(item -> item.endsWith("方面") && item.length() > 3 ? item.substring(0, item.length() - 2) : item);
        items.removeIf(String::isEmpty);
        return items;
    }
}
