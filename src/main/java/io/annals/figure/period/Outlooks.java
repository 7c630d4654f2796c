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
    private static final int OPENING = 36;
    private static final int BEFORE_TIME = 8;
    /** No title or heading is longer. */
    private static final int TITLE = 30;
    private static final String HALF_YEARS_WORK = "上半年主要工作";
    /** Where a document names its date and occasion. */
    private static final int HEAD = 200;
    private static final int GOAL_WITHIN = 14;
    private static final Outlook UNSAID = new Outlook(Status.ACTUAL, 0);

    private final Map<Sentence, Outlook> ofSentences = new IdentityHashMap<>();
    private final Map<String, Outlook> ofSections = new HashMap<>();
    private final Lexicon lexicon;
    private final CueScanner scanner;
    private final int reportYear;
    private final int now;
    /** The year that headings announce which name none: the report's own where the report is a plan. */
    private int coming;

    private Outlooks(Lexicon lexicon, CueScanner scanner, int reportYear, int now) {
        this.lexicon = lexicon;
        this.scanner = scanner;
        this.reportYear = reportYear;
        this.now = now;
        this.coming = reportYear + 1;
    }

    static Outlooks of(ReportDocument document, List<Sentence> sentences, Lexicon lexicon, CueScanner scanner,
            int reportYear) {
        Outlooks outlooks = new Outlooks(lexicon, scanner, reportYear, now(document, lexicon, reportYear));
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
        coming = whole != null && whole.year() == reportYear ? reportYear : reportYear + 1;
        Outlook carried = whole;
        Outlook current = null;
        Outlook listed = null;
        Sentence before = null;
        // Whether a sentence of the paragraph has opened with a year before the report's.
        boolean former = false;
        int block = -1;
        for (Sentence sentence : sentences) {
            Block.Kind kind = blocks.get(sentence.block()).kind();
            if (kind == Block.Kind.CELL) {
                continue;
            }
            boolean heading = kind == Block.Kind.HEADING;
            if (sentence.block() != block) {
                block = sentence.block();
                // What the first line says is the whole's, also where it stands as no heading
                Outlook line = heading || block == 0 ? null : ofLine(document.textOf(blocks.get(block)));
                carried = heading ? whole : line != null ? line : carried;
                Outlook section = ofSections.computeIfAbsent(sentence.section(), this::ofSection);
                current = section != UNSAID ? carried != null && carried != whole ? carried : section
                        : carried != null ? carried : Outlook.REPORTED;
                listed = heading || !isItem(text, sentence) ? null : listed;
                current = listed != null ? listed : current;
                before = null;
                former = false;
            }
            Outlook opened = heading ? null : opened(text, sentence, current, whole != null);
            if (opened == null && former && speaksOfNow(text, sentence)) {
                opened = Outlook.REPORTED;
            }
            former = opened == null ? former : opened.status() == Status.ACTUAL && opened.year() > 0 && opened.year() < reportYear;
            if (opened != null) {
                listed = opened.status() == Status.ACTUAL ? null : listed;
                current = opened;
                carried = opened.status() == Status.ACTUAL ? whole : leadsOn(text, sentence) ? opened : carried;
            }
            if (!current.equals(Outlook.REPORTED)) {
                ofSentences.put(sentence, current);
            }
            if (!heading && listed == null && endsWithColon(text, sentence)) {
                listed = announced(text, sentence, before);
            }
            before = sentence;
        }
    }

    /** What the items of a list are about that a sentence leads on to: {@code 县里将办好10件实事：}; null for nothing. */
    private Outlook announced(String text, Sentence sentence, Sentence before) {
        // 分别是：says nothing of its own
        Sentence said = before != null && sentence.end() - sentence.start() <= BEFORE_TIME ? before : sentence;
        Outlook found = null;
        for (Cue cue : scanner.scan(text, said.start(), said.end(), reportYear, now)) {
            if (cue.role() == Role.PLAN || cue.role() == Role.INTENTION) {
                if (lexicon.within(Role.PAST_HEADING, text, cue.end(), said.end())) {
                    // 现将工作情况汇报如下：
                    return null;
                }
                found = found == null ? new Outlook(Status.PLAN, now > reportYear ? now : 0) : found;
            } else if (cue.role() == Role.DONE || cue.role() == Role.RESULT || cue.role() == Role.NOW) {
                return null;
            } else if (cue.isTime() && cue.reach() == Cue.Reach.ON && cue.time().firstYear() > 0) {
                if (cue.time().firstYear() <= reportYear) {
                    return null;
                }
                found = new Outlook(Status.PLAN, cue.time().lastYear());
            }
        }
        return found;
    }

    private static boolean endsWithColon(String text, Sentence sentence) {
        int end = sentence.end();
        while (end > sentence.start() && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end > sentence.start() && "：:".indexOf(text.charAt(end - 1)) >= 0;
    }

    /** Whether a sentence begins with the mark of a list: {@code （3）}, {@code 2.}, {@code 一是}, {@code ①}. */
    private static boolean isItem(String text, Sentence sentence) {
        int k = sentence.start();
        char first = text.charAt(k);
        if (first >= '①' && first <= '⑳' || "●■◆—-".indexOf(first) >= 0) {
            return true;
        }
        k += "（(第".indexOf(first) >= 0 ? 1 : 0;
        int digits = k;
        while (k < sentence.end() && k - digits < 3 && Digits.isNumeral(text.charAt(k))) {
            k++;
        }
        // 3.2万户居民: no mark of a list
        boolean decimal = k + 1 < sentence.end() && text.charAt(k) == '.' && Digits.isDigit(text.charAt(k + 1));
        return k > digits && k < sentence.end() && !decimal && "、.．)）是，,".indexOf(text.charAt(k)) >= 0;
    }

    private boolean speaksOfNow(String text, Sentence sentence) {
        return scanner.scan(text, sentence.start(), sentence.end(), reportYear, now).stream()
                .anyMatch(cue -> cue.role() == Role.NOW || cue.role() == Role.THIS_YEAR);
    }

    private static boolean holdsNumeral(String text, int from, int end) {
        for (int k = from; k < end; k++) {
            if (Digits.isNumeral(text.charAt(k))) {
                return true;
            }
        }
        return false;
    }

    /**
     * What a sentence opens: a passage of the future, or one of what was done; null where it goes on as before.
     *
     * @param announces whether the whole document is of what is to be done, so that all that was done is of another year
     */
    private Outlook opened(String text, Sentence sentence, Outlook current, boolean announces) {
        int from = afterMarker(text, sentence);
        int clause = from;
        CueScanner.Walk cues = scanner.walk(text, from, Math.min(sentence.end(), from + OPENING), reportYear, now);
        for (Cue cue = cues.next(); cue != null; cue = cues.next()) {
            if (cue.isMark() && "，,".indexOf(text.charAt(cue.start())) >= 0) {
                // 此外，县长指出，2024年…: words without a time of their own go before what is announced
                clause = cue.end();
                continue;
            }
            if (cue.isMark() || cue.start() - clause > BEFORE_TIME || clause > from && holdsNumeral(text, from, clause)) {
                return null;
            }
            if (cue.isTime() && cue.reach() == Cue.Reach.ON && reportYear > 0) {
                TimeExpression time = cue.time();
                if (time.firstYear() > reportYear) {
                    return new Outlook(Status.PLAN, time.lastYear());
                }
                if (clause > from || time.firstYear() == 0 || time.type() == PeriodType.SPAN) {
                    return null;
                }
                boolean lastYear = (cue.role() == Role.LAST_YEAR || time.lastYear() == reportYear - 1) && time.type() == PeriodType.YEAR && time.lastYear() < reportYear && cue.end() < sentence.end()
                        && "，,".indexOf(text.charAt(cue.end())) >= 0;
                if (lastYear && holdsNumeral(text, cue.end(), sentence.end())) {
                    // 去年，全市办理登记300件。合格率100%: what follows is of last year too
                    return new Outlook(Status.ACTUAL, time.lastYear());
                }
                boolean goesOn = current.status() == Status.PLAN && cue.role() == Role.THIS_YEAR
                        && !lexicon.within(Role.REACHED, text, cue.start(), sentence.end());
                return goesOn ? null : new Outlook(Status.ACTUAL, announces ? time.lastYear() : 0);
            }
            if (clause > from) {
                return null;
            }
        }
        return null;
    }

    /** What a title says of the whole document: {@code 2023年工作要点} announces the year that it is of; null for nothing. */
    private Outlook ofTitle(String title) {
        Outlook outlook = ofLine(title);
        int part = title.lastIndexOf("报告") + 2;
        if (part > 2 && part < title.length() && reportYear > 0 && has(Role.PLAN_TITLE, title.substring(part))
                && !has(Role.PAST_HEADING, title.substring(part))) {
            // 政府工作报告（今年工作部署）: the part that announces
            return new Outlook(Status.PLAN, reportYear + 1);
        }
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

    private boolean leadsOn(String text, Sentence sentence) {
        return endsWithColon(text, sentence) || lexicon.within(Role.LEAD_ON, text, sentence.start(), sentence.end());
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
            boolean compared = cue.role() == Role.LAST_YEAR
                    && lexicon.endingAt(Role.COMPARE, heading, 0, cue.start()) > 0;
            if (cue.isTime() && cue.time().lastYear() > 0 && !compared) {
                if (year > 0 && year != cue.time().lastYear() || cue.time().type() != PeriodType.YEAR && !plan) {
                    return null;
                }
                year = cue.time().lastYear();
            }
        }
        if (plan && year <= reportYear && !has(Role.PLAN_HEADING, heading.replace(HALF_YEARS_WORK, ""))) {
            // 上半年主要工作: no 年主要工作 that is announced
            return null;
        }
        if (plan && past || reportYear == 0 || past && year > reportYear) {
            return null;
        }
        if (plan && (year == 0 || year > reportYear) || year > reportYear) {
            return new Outlook(Status.PLAN, year == 0 ? coming : year);
        }
        return past || year > 0 ? new Outlook(Status.ACTUAL, year == reportYear ? 0 : year) : null;
    }

    private boolean has(Role role, String heading) {
        return lexicon.within(role, heading, 0, heading.length());
    }

    /**
     * The year in which a document is written: the one after the report's where it opens with a date of that year, or
     * announces what is called this year's, as the work reports of governments do, which report on the year before.
     */
    private static int now(ReportDocument document, Lexicon lexicon, int reportYear) {
        String text = document.text();
        if (reportYear == 0) {
            return 0;
        }
        int head = Math.min(text.length(), HEAD);
        int dated = text.substring(0, head).indexOf(reportYear + 1 + "年");
        if (dated >= 0 && (lexicon.within(Role.OCCASION, text, dated, head)
                || lexicon.within(Role.WORK_REPORT, text, 0, head))) {
            return reportYear + 1;
        }
        boolean announced = announcedByHeading(document, lexicon) || calledThisYear(document, reportYear + 1);
        for (String thisYear : announced ? List.<String>of() : lexicon.words(Role.THIS_YEAR)) {
            for (int at = text.indexOf(thisYear); at >= 0 && !announced; at = text.indexOf(thisYear, at + 1)) {
                announced = statesGoals(text, at + thisYear.length(), lexicon);
            }
        }
        boolean reviews = !announced && lexicon.words(Role.REVIEW).stream().anyMatch(text::contains);
        return announced || reviews && announces(text, lexicon) ? reportYear + 1 : reportYear;
    }

    /** Whether a heading announces this year's work: {@code 今年工作安排}. */
    private static boolean announcedByHeading(ReportDocument document, Lexicon lexicon) {
        for (Block block : document.blocks()) {
            if (block.kind() == Block.Kind.HEADING && block.end() - block.start() <= TITLE) {
                String heading = document.textOf(block);
                if (lexicon.within(Role.THIS_YEAR, heading, 0, heading.length())
                        && lexicon.within(Role.PLAN_HEADING, heading, 0, heading.length())
                        && !lexicon.within(Role.PAST_HEADING, heading, 0, heading.length())
                        && !lexicon.within(Role.NEXT_YEAR, heading, 0, heading.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Whether a passage of a year, as its heading says, calls it 今年: its sentences begin so, nothing before it says 今年,
     * nothing is compared with 今年, and no year is called the next.
     */
    private static boolean calledThisYear(ReportDocument document, int year) {
        String text = document.text();
        int heading = document.blocks().stream().filter(block -> block.kind() == Block.Kind.HEADING
                && document.textOf(block).contains(year + "年")).mapToInt(Block::end).findFirst().orElse(-1);
        if (heading < 0 || text.contains("明年") || text.contains("来年")) {
            return false;
        }
        boolean opens = false;
        for (int at = text.indexOf("今年"); at >= 0; at = text.indexOf("今年", at + 2)) {
            if (at < heading || "在比较于同".indexOf(text.charAt(at - 1)) >= 0) {
                return false;
            }
            opens |= "。\n；".indexOf(text.charAt(at - 1)) >= 0;
        }
        return opens;
    }

    /** {@code 今年经济社会发展的主要预期目标是：}. */
    private static boolean statesGoals(String text, int from, Lexicon lexicon) {
        int end = Math.min(text.length(), from + GOAL_WITHIN);
        for (int k = from; k < end && "。；\n".indexOf(text.charAt(k)) < 0; k++) {
            int length = lexicon.startingAt(Role.YEAR_GOALS, text, k, text.length());
            if (length > 0 && k + length < text.length() && "是为：:".indexOf(text.charAt(k + length)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the work of {@code 今年} is announced anywhere: {@code 今年，我们将}. */
    private static boolean announces(String text, Lexicon lexicon) {
        for (int at = text.indexOf("今年"); at >= 0; at = text.indexOf("今年", at + 2)) {
            int end = Math.min(text.length(), at + 2 + GOAL_WITHIN);
            for (int k = at + 2; k < end && "。；\n".indexOf(text.charAt(k)) < 0; k++) {
                if (lexicon.startingAt(Role.YEAR_OPENING, text, k, text.length()) > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
