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
    private static final String[] LEADS_ON = {"以下", "如下", "抓好", "做好", "方面"};

    private final Map<Sentence, Outlook> ofSentences = new IdentityHashMap<>();
    private final Map<String, Outlook> ofSections = new HashMap<>();
    private final Lexicon lexicon;
    private final CueScanner scanner;
    private final int reportYear;

    private Outlooks(Lexicon lexicon, CueScanner scanner, int reportYear) {
        this.lexicon = lexicon;
        this.scanner = scanner;
        this.reportYear = reportYear;
    }

    static Outlooks of(ReportDocument document, List<Sentence> sentences, Lexicon lexicon, CueScanner scanner,
            int reportYear) {
        Outlooks outlooks = new Outlooks(lexicon, scanner, reportYear);
        outlooks.read(document, sentences);
        return outlooks;
    }

    /** The outlook of one of the document's sentences. */
    public Outlook of(Sentence sentence) {
        return ofSentences.getOrDefault(sentence, Outlook.REPORTED);
    }

    private void read(ReportDocument document, List<Sentence> sentences) {
        String text = document.text();
        Outlook carried = null;
        Outlook current = null;
        int block = -1;
        for (int i = 0; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            Block.Kind kind = document.blocks().get(sentence.block()).kind();
            if (kind == Block.Kind.CELL) {
                continue;
            }
            if (kind == Block.Kind.HEADING) {
                carried = null;
            }
            if (sentence.block() != block) {
                block = sentence.block();
                current = carried != null ? carried : ofSections.computeIfAbsent(sentence.section(), this::ofSection);
            }
            Outlook opened = kind == Block.Kind.HEADING ? null : opened(text, sentence);
            if (opened != null) {
                current = opened;
                boolean last = i + 1 == sentences.size() || sentences.get(i + 1).block() != block;
                carried = last && opened.status() == Status.PLAN && leadsOn(text, sentence) ? opened
                        : opened.status() == Status.ACTUAL ? null : carried;
            }
            if (!current.equals(Outlook.REPORTED)) {
                ofSentences.put(sentence, current);
            }
        }
    }

    /** What a sentence opens: a passage of the future, or one of what was done; null where it goes on as before. */
    private Outlook opened(String text, Sentence sentence) {
        int from = afterMarker(text, sentence);
        for (Cue cue : scanner.scan(text, from, Math.min(sentence.end(), from + OPENING), reportYear)) {
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

    /** The innermost heading that says something decides. */
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
        return Outlook.REPORTED;
    }

    private Outlook ofHeading(String heading) {
        boolean plan = false;
        boolean past = false;
        for (int k = 0; k < heading.length(); k++) {
            plan |= lexicon.startingAt(Role.PLAN_HEADING, heading, k, heading.length()) > 0;
            past |= lexicon.startingAt(Role.PAST_HEADING, heading, k, heading.length()) > 0;
        }
        int year = 0;
        for (Cue cue : scanner.scan(heading, 0, heading.length(), reportYear)) {
            if (cue.isTime() && cue.time().lastYear() > 0) {
                if (year > 0 && year != cue.time().lastYear() || cue.time().type() != PeriodType.YEAR && !plan) {
                    return null;
                }
                year = cue.time().lastYear();
            }
        }
        if (plan && past || reportYear == 0) {
            return null;
        }
        if (plan && (year == 0 || year > reportYear) || !past && year > reportYear) {
            return new Outlook(Status.PLAN, year == 0 ? reportYear + 1 : year);
        }
        return past || year > 0 ? new Outlook(Status.ACTUAL, year == reportYear ? 0 : year) : null;
    }
}
