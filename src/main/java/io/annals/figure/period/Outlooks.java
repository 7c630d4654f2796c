package io.annals.figure.period;

import io.annals.document.Block;
import io.annals.document.ReportDocument;
import io.annals.figure.PeriodType;
import io.annals.figure.Status;
import io.annals.figure.numeral.Digits;
import io.annals.figure.text.Sentence;
import io.annals.reference.Lexicon;
import io.annals.reference.Lexicon.Role;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each sentence's passage is about: the heading that it stands under, or a sentence before it that opens a passage,
 * as {@code 2024年，我们将抓好以下工作。} does. For one document.
 */
public final class Outlooks {

    /** How far into a sentence its opening words reach. */
    private static final int OPENING = 30;
    private static final int BEFORE_TIME = 8;
    /** No title or heading is longer. */
    private static final int TITLE = 30;
    /** Where a document names its date and occasion. */
    private static final int HEAD = 200;
    private static final int GOAL_WITHIN = 14;
    private static final Outlook UNSAID = new Outlook(Status.ACTUAL, 0);
    private static final String[] LEADS_ON = {"以下", "如下", "抓好", "做好", "方面", "目标", "总体要求", "工作安排"};

    private final Map<Sentence, Outlook> ofSentences = new IdentityHashMap<>();
    private final Map<String, Outlook> ofSections = new HashMap<>();
    private final Lexicon lexicon;
    private final CueScanner scanner;
    private final int reportYear;
    private final int now;

    private Outlooks(Lexicon lexicon, CueScanner scanner, int reportYear, int now) {
        this.lexicon = lexicon;
        this.scanner = scanner;
        this.reportYear = reportYear;
        this.now = now;
    }

    static Outlooks of(ReportDocument document, List<Sentence> sentences, Lexicon lexicon, CueScanner scanner,
            int reportYear) {
        Outlooks outlooks = new Outlooks(lexicon, scanner, reportYear, now(document.text(), reportYear));
        outlooks.read(document, sentences);
        return outlooks;
    }

    /** The year in which the document is written, which {@code 今年} means in it; 0 for unknown. */
    int now() {
        return now;
    }

    /** The outlook of one of the document's sentences. */
    Outlook of(Sentence sentence) {
        return ofSentences.getOrDefault(sentence, Outlook.REPORTED);
    }

    private void read(ReportDocument document, List<Sentence> sentences) {
        String text = document.text();
        List<Block> blocks = document.blocks();
        Outlook whole = blocks.isEmpty() ? null : ofTitle(document.textOf(blocks.get(0)));
        Outlook carried = whole;
        Outlook current = null;
        int block = -1;
        for (Sentence sentence : sentences) {
            Block.Kind kind = blocks.get(sentence.block()).kind();
            if (kind == Block.Kind.CELL) {
                continue;
            }
            boolean heading = kind == Block.Kind.HEADING;
            if (sentence.block() != block) {
                block = sentence.block();
                Outlook line = heading ? null : ofLine(document.textOf(blocks.get(block)));
                carried = heading ? whole : line != null ? line : carried;
                Outlook section = ofSections.computeIfAbsent(sentence.section(), this::ofSection);
                current = section != UNSAID ? carried != null && carried != whole ? carried : section
                        : carried != null ? carried : Outlook.REPORTED;
            }
            Outlook opened = heading ? null : opened(text, sentence);
            if (opened != null) {
                current = opened;
                carried = opened.status() == Status.ACTUAL ? whole : leadsOn(text, sentence) ? opened : carried;
            }
            if (!current.equals(Outlook.REPORTED)) {
                ofSentences.put(sentence, current);
            }
        }
    }

    /** What a sentence opens: a passage of the future, or one of what was done; null where it goes on as before. */
    private Outlook opened(String text, Sentence sentence) {
        int from = afterMarker(text, sentence);
        for (Cue cue : scanner.scan(text, from, Math.min(sentence.end(), from + OPENING), reportYear, now)) {
            if (cue.isMark() || cue.start() - from > BEFORE_TIME) {
                return null;
            }
            if (cue.isTime() && cue.reach() == Cue.Reach.ON && reportYear > 0) {
                TimeExpression time = cue.time();
                if (time.firstYear() > reportYear) {
                    return new Outlook(Status.PLAN, time.lastYear());
                }
                return time.firstYear() == 0 || time.type() == PeriodType.SPAN ? null
                        : new Outlook(Status.ACTUAL, 0);
            }
        }
        return null;
    }

    /** What a title says of the whole document: {@code 2023年工作要点} announces the year that it is of; null for nothing. */
    private Outlook ofTitle(String title) {
        Outlook outlook = ofLine(title);
        if (outlook != null && outlook.status() == Status.ACTUAL && outlook.year() == 0
                && has(Role.PLAN_TITLE, title) && !has(Role.PAST_HEADING, title)) {
            return new Outlook(Status.PLAN, reportYear);
        }
        return outlook != null && outlook.status() == Status.PLAN ? outlook : null;
    }

    /** What a line that stands as a heading without being marked as one says; null for another line. */
    private Outlook ofLine(String line) {
        String stripped = line.strip();
        boolean heading = !stripped.isEmpty() && stripped.length() <= TITLE && stripped.indexOf('。') < 0
                && "；;，,：:！？".indexOf(stripped.charAt(stripped.length() - 1)) < 0;
        return heading ? ofHeading(stripped) : null;
    }

    private static int afterMarker(String text, Sentence sentence) {
        int k = sentence.start();
        while (k < sentence.end() && k - sentence.start() < BEFORE_TIME
                && ("（）()、.．是要# 　".indexOf(text.charAt(k)) >= 0 || Digits.isChineseNumeral(text.charAt(k))
                        && k + 1 < sentence.end() && "、）)是要".indexOf(text.charAt(k + 1)) >= 0)) {
            k++;
        }
        return k;
    }

    private static boolean leadsOn(String text, Sentence sentence) {
        int end = sentence.end();
        while (end > sentence.start() && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end > sentence.start() && "：:".indexOf(text.charAt(end - 1)) >= 0) {
            return true;
        }
        for (String word : LEADS_ON) {
            int at = text.indexOf(word, sentence.start());
            if (at >= 0 && at < end) {
                return true;
            }
        }
        return false;
    }

    /** The innermost heading that says something decides; {@link #UNSAID} where none does. */
    private Outlook ofSection(String section) {
        int end = section.length();
        while (end > 0) {
            int separator = section.lastIndexOf(" > ", end - 1);
            Outlook outlook = ofHeading(section.substring(separator < 0 ? 0 : separator + 3, end));
            if (outlook != null) {
                return outlook;
            }
            end = separator;
        }
        return UNSAID;
    }

    private Outlook ofHeading(String heading) {
        boolean plan = has(Role.PLAN_HEADING, heading);
        boolean past = has(Role.PAST_HEADING, heading);
        int year = 0;
        for (Cue cue : scanner.scan(heading, 0, heading.length(), reportYear, now)) {
            if (cue.isTime() && cue.time().lastYear() > 0) {
                if (year > 0 && year != cue.time().lastYear() || cue.time().type() != PeriodType.YEAR && !plan) {
                    return null;
                }
                year = cue.time().lastYear();
            }
        }
        if (plan && past || reportYear == 0 || past && year > reportYear) {
            return null;
        }
        if (plan && (year == 0 || year > reportYear) || year > reportYear) {
            return new Outlook(Status.PLAN, year == 0 ? reportYear + 1 : year);
        }
        return past || year > 0 ? new Outlook(Status.ACTUAL, year == reportYear ? 0 : year) : null;
    }

    private boolean has(Role role, String heading) {
        for (int k = 0; k < heading.length(); k++) {
            if (lexicon.startingAt(role, heading, k, heading.length()) > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean announces(String text, int from) {
        int end = Math.min(text.length(), from + GOAL_WITHIN);
        for (int k = from; k < end && "。；\n".indexOf(text.charAt(k)) < 0; k++) {
            if (text.startsWith("我们将", k) || text.startsWith("要重点", k) || text.startsWith("要着力", k)
                    || text.startsWith("目标", k) || text.startsWith("总体要求", k) || text.startsWith("工作安排", k)
                    || text.startsWith("主要工作", k) || text.startsWith("重点工作", k)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The year in which a document is written: the one after the report's where it opens with a date of that year, or
     * names its goals as this year's, as the work reports of governments do, which report on the year before.
     */
    private static int now(String text, int reportYear) {
        if (reportYear == 0) {
            return 0;
        }
        String next = String.valueOf(reportYear + 1);
        String opening = text.substring(0, Math.min(text.length(), HEAD));
        int dated = opening.indexOf(next + "年");
        if (dated >= 0 && (opening.indexOf("会议上", dated) >= 0 || opening.contains("政府工作报告"))) {
            return reportYear + 1;
        }
        boolean reviews = text.contains(reportYear + "年工作回顾") || text.contains("过去一年") || text.contains("过去的一年");
        for (int at = text.indexOf("今年"); at >= 0; at = text.indexOf("今年", at + 2)) {
            if (reviews && announces(text, at + 2)) {
                return reportYear + 1;
            }
            int goal = text.indexOf("预期目标", at);
            if (goal >= 0 && goal - at <= GOAL_WITHIN && goal + 4 < text.length()
                    && "是为：:".indexOf(text.charAt(goal + 4)) >= 0) {
                return reportYear + 1;
            }
        }
        return reportYear;
    }
}
