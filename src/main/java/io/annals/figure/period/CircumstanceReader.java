package io.annals.figure.period;

import io.annals.document.ReportDocument;
import io.annals.figure.Kind;
import io.annals.figure.PeriodType;
import io.annals.figure.StatedPeriod;
import io.annals.figure.Status;
import io.annals.figure.exclusion.IndustryShares;
import io.annals.figure.numeral.Quantity;
import io.annals.figure.text.Mention;
import io.annals.figure.text.Sentence;
import io.annals.reference.Lexicon;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads from a figure's clause, sentence and passage whether it is a level or a change, whether it happened, and for
 * which time. Immutable.
 */
public final class CircumstanceReader {

    private final Lexicon lexicon;
    private final CueScanner scanner;
    private final MovementReader movements;

    public CircumstanceReader(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.scanner = new CueScanner(lexicon);
        this.movements = new MovementReader(lexicon);
    }

    /** What the passages of a document are about. */
    public Outlooks outlooks(ReportDocument document, List<Sentence> sentences, int reportYear) {
        return Outlooks.of(document, sentences, lexicon, scanner, reportYear);
    }

    /** The first part of a year that a text names, no single day; {@link StatedPeriod#UNKNOWN} where it names none. */
    public StatedPeriod partOfYear(String text, int year) {
        TimeScanner times = new TimeScanner(text, text.length(), year);
        for (int i = 0; i < text.length() && year > 0; i++) {
            TimeExpression time = text.startsWith("半年", i)
                    ? TimeExpression.months(i, i + 2, PeriodType.HALF_YEAR, 1, 6) : times.at(i);
            if (time != null && !time.isWholeYears() && time.type() != PeriodType.DAY) {
                StatedPeriod period = time.in(year);
                if (period.year() == year && period.startsOn().getYear() == year
                        && !period.equals(StatedPeriod.year(year))) {
                    return period;
                }
            }
        }
        return StatedPeriod.UNKNOWN;
    }

    /**
     * Circumstances of the figures of one sentence, in their order.
     *
     * @param text the document's text
     * @param sentence the sentence
     * @param mentions its figures
     * @param outlooks what the passages of its document are about
     * @param reportYear the report's year; 0 for unknown
     */
    public List<Circumstances> read(String text, Sentence sentence, List<Mention> mentions, Outlooks outlooks,
            int reportYear) {
        Outlook outlook = outlooks.of(sentence);
        List<Circumstances> found = new ArrayList<>(mentions.size());
        int scanned = mentions.get(mentions.size() - 1).start();
        List<Cue> cues = scanner.scan(text, sentence.start(), scanned, reportYear, outlooks.now());
        StatusReader statuses = new StatusReader(text, sentence, lexicon, cues, outlook, reportYear);
        PeriodReader periods = new PeriodReader(text, cues, outlook, reportYear, outlooks.now());
        Movement movement = Movement.NONE;
        int from = sentence.start();
        Quantity last = null;
        for (Mention mention : mentions) {
            Quantity q = mention.quantity();
            if (last != null && q.statedUnit().isEmpty() && IndustryShares.index(text, q.start()) > 0) {
                // 由9.3:46.2:44.5调整为…: what holds for the first term holds for all
                found.add(found.get(found.size() - 1));
                from = q.right();
                last = q;
                continue;
            }
            boolean baseline = movements.isBaseline(text, q, sentence);
            movement = baseline ? Movement.NONE : movements.read(text, q, from, sentence, last, movement);
            Status status = statuses.of(q, from, sentence.end());
            StatedPeriod period = periods.of(q, status);
            if (baseline && status == Status.PLAN) {
                // What a plan starts from is what there is.
                status = Status.ACTUAL;
                period = period.year() > reportYear ? StatedPeriod.year(reportYear) : period;
            }
            found.add(new Circumstances(movement == Movement.NONE ? Kind.LEVEL : Kind.CHANGE, movement == Movement.DOWN,
                    baseline, status, period));
            from = q.right();
            last = q;
        }
        return found;
    }
}
