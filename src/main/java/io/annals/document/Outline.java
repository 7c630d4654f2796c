package io.annals.document;

import io.annals.document.Block.Kind;
import io.annals.document.DocumentBuilder.Draft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Tells title, headings, captions and notes from paragraphs, by the same rules for every format: numbering first,
 * then the format's own styles, then the surroundings.
 */
final class Outline {

    /** What a paragraph is, and the level where it is a heading. */
    record Place(Kind kind, int level) {}

    private static final int LONGEST_TITLE_LINE = 60;
    private static final int TITLE_ZONE = 10;
    private static final int SHORTEST_BODY = 40;
    private static final Pattern NAMES_A_REPORT = Pattern.compile(
            "(报告|報告|总结|總結|公报|公報|年报|年報|要点|汇报|匯報|情况|情況|公告|说明|方案|计划|規劃|规划|简报|综述|白皮书|述职|统计表|一览表)"
                    + "(书|表)?\\s?([（(〔\\[][^）)〕\\]]{1,20}[）)〕\\]])?");
    private static final Pattern TITLE_END = Pattern.compile(".*" + NAMES_A_REPORT.pattern());
    private static final Pattern NO_TITLE = Pattern.compile(
            ".*[。；;！!？?：:，]|.*[:：].*|[（(].*[）)]|[\\d\\s年月日./-]+|.*[〔\\[]\\d{4}[〕\\]].*号|[-—－─]{2,}.*|(附?表|图)\\s?"
                    + "[\\d一二三四五六七八九十]+.*");
    private static final Pattern CAPTION = Pattern.compile(
            "[（(]?(计量|金额|数量|货币)?单位[:：].*|(附?表|图)\\s?[\\d一二三四五六七八九十]+(-\\d+)?([\\s:：.、].*|[^，。]{0,40})|[^，。；：]{2,40}"
                    + "(一览表|统计表|情况表|明细表|汇总表)");
    private static final Pattern TABLE_NOTE = Pattern.compile("(注|备注|说明|数据来源|资料来源)\\s?\\d?\\s?[:：.、].*");
    private static final Pattern BARE_HEADING = Pattern.compile("、?((19|20)\\d\\d\\s?年)?[\\p{IsHan}“《].*");
    /** A line without number that names a whole part by its year or as what comes next: {@code 2024年重点工作}. */
    private static final Pattern PART_HEADING = Pattern.compile(
            "((19|20)\\d\\d\\s?年|下一?步|下一?阶段|今后|明年|来年|新的一年|新一年)[\\p{IsHan}“”]{0,12}"
                    + "(工作|任务|安排|打算|计划|目标|回顾|工作情况|思路|重点|措施|举措|建议|规划|总结|设想)([（(][^（()）]{1,12}[）)])?");
    /** What follows the report proper: {@code 附件2}, {@code 名词解释}, {@code 附件 《报告》有关内容名词注释}. */
    private static final Pattern ANNEX = Pattern.compile("附\\s?[件录]\\s?[\\d一二三四五六七八九十]{0,2}");
    private static final Pattern TERMS = Pattern.compile("(" + ANNEX.pattern()
            + "\\s?[:：]?\\s?)?(《[^》]{2,30}》)?[\\p{IsHan}“”]{0,12}"
            + "(名词|用语|词语|术语)(解释|注释|释义|说明)");
    private static final String TERMS_END = "释义明";
    /** The rank of such a line: as high as {@code 第一部分}. */
    private static final int PART_RANK = 1;
    private static final int LONGEST_PART_HEADING = 28;
    private static final int LONGEST_ANNEX_MARK = 6;
    private static final Pattern YEARS = Pattern.compile("(19|20)\\d\\d\\s?年?");

    private final List<Draft> drafts;
    private final Kind[] kinds;
    private final int[] ranks;
    private final int[] levels;

    private Outline(List<Draft> drafts) {
        this.drafts = drafts;
        this.kinds = new Kind[drafts.size()];
        this.ranks = new int[drafts.size()];
        this.levels = new int[drafts.size()];
    }

    /** The place of each draft, in the same order. */
    static List<Place> settle(List<Draft> drafts) {
        Outline outline = new Outline(drafts);
        outline.settleHeadings();
        outline.settleTitle();
        outline.settlePartHeadings();
        outline.settleBareHeadings();
        outline.settleTableLines();
        outline.settleLevels();
        List<Place> places = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            places.add(new Place(outline.kinds[i], outline.levels[i]));
        }
        return places;
    }

    private void settleHeadings() {
        for (int i = 0; i < kinds.length; i++) {
            Draft draft = drafts.get(i);
            kinds[i] = draft.kind();
            if (draft.kind() != Kind.PARAGRAPH && draft.kind() != Kind.HEADING) {
                continue;
            }
            int rank = HeadingPattern.rank(draft.text());
            boolean styled = draft.style() > 0;
            if (rank > 0 && (HeadingPattern.isNumberedHeading(draft.text(), rank)
                    || styled && HeadingPattern.couldBeHeading(draft.text()))) {
                kinds[i] = Kind.HEADING;
                ranks[i] = rank;
            } else if (styled && HeadingPattern.couldBeHeading(draft.text())) {
                kinds[i] = Kind.HEADING;
            } else {
                kinds[i] = Kind.PARAGRAPH;
            }
        }
    }

    /** The first line that names a report, with the lines of a broken title beside it. */
    private void settleTitle() {
        int zone = 0;
        int named = -1;
        while (zone < kinds.length && zone < TITLE_ZONE && kinds[zone] != Kind.CELL && ranks[zone] == 0
                && drafts.get(zone).text().length() <= LONGEST_TITLE_LINE) {
            if (kinds[zone] == Kind.TITLE) {
                return;
            }
            if (named < 0 && couldBeTitle(zone) && TITLE_END.matcher(drafts.get(zone).text()).matches()) {
                named = zone;
            }
            zone++;
        }
        if (named < 0) {
            for (int i = 0; i < zone && named < 0; i++) {
                named = couldBeTitle(i) && drafts.get(i).style() > 0 ? i : -1;
            }
            if (named < 0) {
                return;
            }
        }
        int first = named;
        while (first > 0 && named - first < 2 && couldBeTitle(first - 1)
                && drafts.get(first - 1).text().length() <= LONGEST_TITLE_LINE / 2) {
            first--;
        }
        int last = named;
        if (last + 1 < zone && couldBeTitle(last + 1) && TITLE_END.matcher(drafts.get(last + 1).text()).matches()) {
            last++;
        }
        Arrays.fill(kinds, first, last + 1, Kind.TITLE);
    }

    /** Whether a line names a report, as titles do. */
    static boolean namesReport(String line) {
        return line.length() >= 6 && line.length() <= LONGEST_TITLE_LINE && TITLE_END.matcher(line).matches()
                && !NO_TITLE.matcher(line).matches();
    }

    /** Whether a line names a part of a report by its year or as what comes next. */
    static boolean namesPart(String line) {
        return line.length() <= LONGEST_PART_HEADING && PART_HEADING.matcher(line).matches();
    }

    private boolean couldBeTitle(int i) {
        return (kinds[i] == Kind.PARAGRAPH || kinds[i] == Kind.HEADING) && ranks[i] == 0
                && drafts.get(i).text().length() >= 2 && drafts.get(i).text().length() <= LONGEST_TITLE_LINE
                && !NO_TITLE.matcher(drafts.get(i).text()).matches() && InfoLine.read(drafts.get(i).text()).isEmpty();
    }

    /** Lines that name the parts of a report without a number; they stand above all numbered headings. */
    private void settlePartHeadings() {
        for (int i = 1; i + 1 < kinds.length; i++) {
            String line = drafts.get(i).text();
            if ((kinds[i] == Kind.PARAGRAPH || kinds[i] == Kind.HEADING && ranks[i] == 0)
                    && (namesPart(line) || namesTerms(line)) && isBetweenParts(i)) {
                kinds[i] = Kind.HEADING;
                ranks[i] = PART_RANK;
            }
            settleAnnex(i);
        }
    }

    private static boolean namesTerms(String line) {
        return !line.isEmpty() && TERMS_END.indexOf(line.charAt(line.length() - 1)) >= 0 && TERMS.matcher(line).matches();
    }

    /** Whether a line stands behind a whole sentence or announcement, and before no table or its caption. */
    private boolean isBetweenParts(int i) {
        String before = drafts.get(i - 1).text();
        return kinds[i - 1] != Kind.CELL && kinds[i + 1] != Kind.CELL
                && (kinds[i - 1] != Kind.PARAGRAPH || endsSentence(before) || before.endsWith("：") || before.endsWith(":"))
                && !CAPTION.matcher(drafts.get(i + 1).text()).matches();
    }

    /** An annex begins with a line of its own, wherever it stands, and the next one is its title. */
    private void settleAnnex(int i) {
        if (kinds[i] == Kind.PARAGRAPH && drafts.get(i).text().length() <= LONGEST_ANNEX_MARK
                && ANNEX.matcher(drafts.get(i).text()).matches()) {
            for (int line = i; line <= i + 1; line++) {
                String text = drafts.get(line).text();
                boolean couldBe = kinds[line] == Kind.PARAGRAPH && line + 1 < kinds.length
                        && kinds[line + 1] != Kind.CELL && text.length() <= LONGEST_TITLE_LINE
                        && HeadingPattern.couldBeHeading(text) && HeadingPattern.rank(text) == 0;
                if (!couldBe) {
                    break;
                }
                kinds[line] = Kind.HEADING;
                ranks[line] = PART_RANK;
            }
        }
    }

    /** A short line between sentences and a paragraph that it stands over: a heading that lost its number or style. */
    private void settleBareHeadings() {
        boolean numberedBefore = false;
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == Kind.HEADING) {
                numberedBefore |= ranks[i] > 0;
                continue;
            }
            String line = drafts.get(i).text();
            if (numberedBefore && kinds[i] == Kind.PARAGRAPH && i + 1 < kinds.length && line.length() >= 5
                    && line.length() <= 30 && BARE_HEADING.matcher(line).matches()
                    && "。！!".indexOf(line.charAt(line.length() - 1)) < 0
                    && HeadingPattern.couldBeHeading(line) && HeadingPattern.rank(line) == 0
                    && YEARS.matcher(line).replaceAll("").chars().noneMatch(Character::isDigit)
                    && kinds[i + 1] == Kind.PARAGRAPH && drafts.get(i + 1).text().length() >= SHORTEST_BODY
                    && kinds[i - 1] == Kind.PARAGRAPH && endsSentence(drafts.get(i - 1).text())) {
                kinds[i] = Kind.HEADING;
            }
        }
    }

    private static boolean endsSentence(String text) {
        return "。！？!?”》）)".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private void settleTableLines() {
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] != Kind.CELL) {
                continue;
            }
            for (int above = i - 1; above >= 0 && above >= i - 2; above--) {
                if (kinds[above] == Kind.CAPTION) {
                    continue;
                }
                boolean plain = kinds[above] == Kind.PARAGRAPH || kinds[above] == Kind.HEADING && ranks[above] == 0;
                if (!plain || !CAPTION.matcher(drafts.get(above).text()).matches()) {
                    break;
                }
                kinds[above] = Kind.CAPTION;
            }
            if (i + 1 < kinds.length && kinds[i + 1] == Kind.PARAGRAPH) {
                String below = drafts.get(i + 1).text();
                if (TABLE_NOTE.matcher(below).matches()) {
                    kinds[i + 1] = Kind.NOTE;
                }
            }
        }
    }

    /**
     * Numbered headings are as high as their numbering among those that the report uses; a styled heading without a
     * number as high as the numbered ones of its style; any other as the heading before it.
     */
    private void settleLevels() {
        TreeSet<Integer> used = new TreeSet<>();
        TreeSet<Integer> styles = new TreeSet<>();
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == Kind.HEADING) {
                if (ranks[i] > 0) {
                    used.add(ranks[i]);
                } else if (drafts.get(i).style() > 0) {
                    styles.add(drafts.get(i).style());
                }
            }
        }
        TreeMap<Integer, Integer> levelOfStyle = new TreeMap<>();
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == Kind.HEADING && ranks[i] > 0) {
                levels[i] = used.headSet(ranks[i]).size() + 1;
                if (drafts.get(i).style() > 0) {
                    levelOfStyle.putIfAbsent(drafts.get(i).style(), levels[i]);
                }
            }
        }
        int before = 1;
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] != Kind.HEADING) {
                continue;
            }
            if (ranks[i] == 0) {
                int style = drafts.get(i).style();
                levels[i] = style == 0 ? before : levelOfStyle(style, levelOfStyle, styles);
            }
            before = levels[i];
        }
    }

    private static int levelOfStyle(int style, TreeMap<Integer, Integer> levelOfStyle, TreeSet<Integer> styles) {
        var known = levelOfStyle.floorEntry(style);
        if (known == null) {
            return styles.headSet(style).size() + 1;
        }
        return known.getKey() == style ? known.getValue() : known.getValue() + 1;
    }
}
