package io.annals.figure;

import io.annals.document.Block;
import io.annals.document.PlainDocument;
import io.annals.document.ReportDocument;
import io.annals.figure.exclusion.Exclusion;
import io.annals.figure.indicator.Discourse;
import io.annals.figure.indicator.IndicatorName;
import io.annals.figure.indicator.IndicatorNamer;
import io.annals.figure.numeral.Digits;
import io.annals.figure.numeral.Quantity;
import io.annals.figure.period.CircumstanceReader;
import io.annals.figure.period.Circumstances;
import io.annals.figure.period.Outlooks;
import io.annals.figure.relation.PartRelations;
import io.annals.figure.table.TableCell;
import io.annals.figure.table.TableReader;
import io.annals.figure.text.Mention;
import io.annals.figure.text.NumeralReader;
import io.annals.figure.text.NumeralReading;
import io.annals.figure.text.Sentence;
import io.annals.figure.text.Sentences;
import io.annals.figure.unit.UnitLexicon;
import io.annals.reference.ReferenceData;
import io.annals.reference.TraditionalCharacters;
import io.annals.reference.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the figures of a document. Instances are immutable and may be shared between threads. */
public final class FigureExtractor {

    private static final Pattern PLANNED = Pattern.compile("目标|计划|预期|任务");
    private static final Pattern SAME_UNIT = Pattern.compile("\\s*(?:[、和及与]|以及|(?:的标准)?(?:分别)?[\\u4e00-\\u9fff]{1,2}(?:到|至|为))\\s*");
    private static final Pattern MOVED = Pattern.compile("增长|增减|增幅|同比|涨幅|降幅|比上年|较上年|±");

    /** Characters before a figure among which the words of its name stand, headers of its table included. */
    private static final int NAMED_WITHIN = 2000;

    private final TraditionalCharacters characters;
    private final NumeralReader numerals;
    private final UnitLexicon units;
    private final IndicatorNamer namer;
    private final CircumstanceReader circumstances;

    public FigureExtractor(ReferenceData reference) {
        this.characters = reference.traditionalCharacters();
        this.units = new UnitLexicon(reference.units());
        this.numerals = new NumeralReader(reference, units);
        this.namer = new IndicatorNamer(reference.lexicon());
        this.circumstances = new CircumstanceReader(reference.lexicon());
    }

    /**
     * Figures and excluded numerals of a document.
     *
     * @param document the document
     * @param reportYear the year that the report is about, which a figure takes unless its clause says otherwise; 0 unknown
     */
    public FigureReading read(ReportDocument document, int reportYear) {
        PlainDocument plain = PlainDocument.of(document, characters);
        FigureReading reading = readPlain(plain.document(), reportYear);
        return plain.isOwn() ? reading : inOwnWords(reading, plain);
    }

    /** What was read from the plain text, told in the document's own characters. */
    private static FigureReading inOwnWords(FigureReading reading, PlainDocument plain) {
        String text = plain.document().text();
        List<ReportedFigure> figures = new ArrayList<>();
        int at = 0;
        int points = 0;
        String plainSection = "";
        String section = "";
        for (ReportedFigure figure : reading.figures()) {
            at = text.offsetByCodePoints(at, figure.charStart() - points);
            points = figure.charStart();
            int end = at + figure.statedText().length();
            int sentence = text.lastIndexOf(figure.sentence(), at);
            int from = Math.max(sentence, 0);
            int to = sentence < 0 ? end : sentence + figure.sentence().length();
            if (!figure.section().equals(plainSection)) {
                plainSection = figure.section();
                section = plain.ownWords(plainSection, 0, at);
            }
            figures.add(figure.inWords(plain.own(at, end), plain.ownWords(figure.statedUnit(), at - NAMED_WITHIN, end),
                    plain.ownWords(figure.statedIndicator(), from - NAMED_WITHIN, to), section,
                    sentence < 0 ? figure.sentence() : plain.own(sentence, to)));
        }
        return new FigureReading(figures, reading.excluded());
    }

    private FigureReading readPlain(ReportDocument document, int reportYear) {
        String text = document.text();
        List<Sentence> sentences = Sentences.of(document);
        TableReader tables = new TableReader(document);
        NumeralReading reading = numerals.read(text, sentences,
                sentence -> isCell(document, sentence) && tables.cell(document.blocks().get(sentence.block())).data());

        Outlooks outlooks = circumstances.outlooks(document, sentences, reportYear);
        List<ReportedFigure> figures = new ArrayList<>();
        CodePoints positions = new CodePoints(text);
        Discourse previous = Discourse.NONE;
        int previousBlock = -1;
        List<Mention> mentions = reading.mentions();
        List<Mention> earlier = List.of();
        int earlierFrom = 0;
        Map<Block, Integer> ofCells = new IdentityHashMap<>();
        for (int i = 0; i < mentions.size();) {
            Sentence sentence = mentions.get(i).sentence();
            int next = i;
            while (next < mentions.size() && mentions.get(next).sentence() == sentence) {
                next++;
            }
            List<Mention> own = mentions.subList(i, next);
            List<Exclusion> excluded = within(reading.exclusions(), sentence);
            if (sentence.block() != previousBlock) {
                previous = Discourse.NONE;
                previousBlock = sentence.block();
                earlier = List.of();
            }
            int firstFigure = figures.size();
            if (isCell(document, sentence)) {
                cell(document, tables, own, reportYear, positions, figures, ofCells);
            } else {
                int total = PartRelations.continues(text, sentence.start())
                        ? PartRelations.totalAmong(earlier, own.get(0)) : -1;
                Outer outer = total < 0 ? null : new Outer(earlier.get(total), earlierFrom + total);
                previous = prose(document, sentence, own, excluded, reportYear, outlooks, positions, previous, outer,
                        figures);
            }
            earlier = own;
            earlierFrom = firstFigure;
            i = next;
        }
        List<ExcludedNumeral> excluded = new ArrayList<>();
        for (Exclusion exclusion : reading.exclusions()) {
            excluded.add(new ExcludedNumeral(positions.at(exclusion.start()), positions.at(exclusion.end()),
                    exclusion.reason().name()));
        }
        return new FigureReading(figures, excluded);
    }

    /** A total of the sentence before that a sentence breaks down. */
    private record Outer(Mention mention, int index) {}

    private Discourse prose(ReportDocument document, Sentence sentence, List<Mention> stated,
            List<Exclusion> excluded, int reportYear, Outlooks outlooks, CodePoints positions, Discourse previous,
            Outer outer, List<ReportedFigure> figures) {
        String text = document.text();
        List<Mention> mentions = withSharedUnits(text, stated);
        int[] totals = PartRelations.totals(text, mentions);
        IndicatorNamer.Names named = namer.name(text, sentence, mentions, excluded, totals, previous);
        List<IndicatorName> names = named.names();
        int first = figures.size();
        List<Circumstances> found = circumstances.read(text, sentence, mentions, outlooks, reportYear);
        for (int k = 0; k < mentions.size(); k++) {
            Mention mention = mentions.get(k);
            Circumstances own = found.get(k);
            int total = totals[k] >= 0 ? first + totals[k] : -1;
            if (total < 0 && outer != null && PartRelations.areAddable(outer.mention(), mention)) {
                total = outer.index();
            }
            // A movement, or last year's value, is no part of a total.
            boolean part = total >= 0 && own.kind() == Kind.LEVEL
                    && figures.get(total).period().year() == own.period().year();
            figures.add(figure(text, mention, names.get(k), own, part ? total : -1, positions, null));
        }
        return named.after();
    }

    /**
     * The mentions with the unit that the first of a movement or list states for all: in {@code 由每人每月750元提高到780元}
     * and {@code 分别为每人每月780元、650元} the later values are per person and month too.
     */
    private static List<Mention> withSharedUnits(String text, List<Mention> mentions) {
        List<Mention> shared = new ArrayList<>(mentions);
        for (int k = 1; k < shared.size(); k++) {
            Quantity before = shared.get(k - 1).quantity();
            Quantity q = shared.get(k).quantity();
            if (before.unit() != null && before.unit().name().startsWith(q.unitName() + "/") && !q.unitName().isEmpty()
                    && SAME_UNIT.matcher(text.substring(before.right(), q.left())).matches()) {
                shared.set(k, shared.get(k).with(before.unit()));
            }
        }
        return shared;
    }

    private void cell(ReportDocument document, TableReader tables, List<Mention> mentions, int reportYear,
            CodePoints positions, List<ReportedFigure> figures, Map<Block, Integer> ofCells) {
        Block block = document.blocks().get(mentions.get(0).sentence().block());
        TableCell cell = tables.cell(block);
        int year = cell.year() > 0 ? cell.year() : reportYear;
        for (Mention mention : mentions) {
            Quantity q = mention.quantity();
            boolean change = MOVED.matcher(cell.columnHeader()).find();
            // What a table of the report's own year calls planned is what had to be met; later years are plans.
            Status status = reportYear > 0 && year > reportYear ? Status.PLAN
                    : PLANNED.matcher(cell.columnHeader()).find() ? Status.TARGET : Status.ACTUAL;
            Circumstances found = new Circumstances(change ? Kind.CHANGE : Kind.LEVEL, false, false, status,
                    StatedPeriod.year(year));
            String name = change ? cell.rowHeader().isEmpty() ? cell.name() : cell.rowHeader() : cell.name();
            IndicatorName named = name.isEmpty() ? IndicatorName.NONE
                    : IndicatorName.of("TABLE_CELL", name, cell.rowHeader(), cell.columnHeader());
            ReportedFigure figure = figure(document.text(), withTableUnit(mention, q, cell), named, found, -1, positions,
                    block);
            int total = change ? -1 : totalOf(tables.total(block), figure, figures, ofCells);
            figures.add(total < 0 ? figure : figure.partOf(total));
            ofCells.put(block, figures.size() - 1);
        }
    }

    /** Index of the figure in a total's cell, where it counts in the same unit for the same year; -1 for none. */
    private static int totalOf(Block cell, ReportedFigure part, List<ReportedFigure> figures,
            Map<Block, Integer> ofCells) {
        Integer index = cell == null ? null : ofCells.get(cell);
        if (index == null) {
            return -1;
        }
        ReportedFigure total = figures.get(index);
        boolean same = total.unit().equals(part.unit()) && total.kind() == Kind.LEVEL
                && total.status() == part.status() && !total.unit().equals("%")
                && total.period().equals(part.period());
        return same ? index : -1;
    }

    /** A bare number takes the unit of its headers: 1,204 under {@code 金额（万元）} is 12040000 元. */
    private Mention withTableUnit(Mention mention, Quantity q, TableCell cell) {
        String stated = cell.scaleAndUnit();
        if (q.unit() != null || stated.isEmpty()) {
            return mention;
        }
        int scale = 0;
        int power = 0;
        while (scale < stated.length() && Digits.power(stated.charAt(scale)) > 1) {
            power += Digits.power(stated.charAt(scale++));
        }
        Unit unit = units.spelled(stated.substring(scale)).orElse(null);
        if (unit == null) {
            return mention;
        }
        BigDecimal value = q.value().scaleByPowerOfTen(power);
        value = value.scale() < 0 ? value.setScale(0) : value;
        return new Mention(new Quantity(q.start(), q.end(), value, q.high(), q.qualifier(), unit, stated, q.chinese(),
                q.left(), q.right(), q.signed()), mention.sentence());
    }

    private static ReportedFigure figure(String text, Mention mention, IndicatorName name, Circumstances found,
            int partOf, CodePoints positions, Block cell) {
        Quantity q = mention.quantity();
        Sentence sentence = mention.sentence();
        BigDecimal value = found.negative() ? q.value().abs().negate() : q.value();
        BigDecimal high = q.high();
        if (high != null && found.negative()) {
            value = q.high().abs().negate();
            high = q.value().abs().negate();
        }
        return new ReportedFigure(positions.at(q.start()), positions.at(q.end()), text.substring(q.start(), q.end()),
                value, high, q.unitName(), q.statedUnit(), q.qualifier(), found.kind(), found.status(), found.period(),
                name.stated(), name.candidates(), partOf, sentence.section(),
                text.substring(sentence.start(), sentence.end()).strip(), cell == null ? 0 : cell.table(),
                cell == null ? 0 : cell.row(), cell == null ? 0 : cell.column(), found.baseline(), name.rule());
    }

    private static boolean isCell(ReportDocument document, Sentence sentence) {
        return document.blocks().get(sentence.block()).kind() == Block.Kind.CELL;
    }

    private static List<Exclusion> within(List<Exclusion> exclusions, Sentence sentence) {
        int from = firstEndingAfter(exclusions, sentence.start());
        List<Exclusion> within = new ArrayList<>();
        for (int i = from; i < exclusions.size() && exclusions.get(i).start() < sentence.end(); i++) {
            within.add(exclusions.get(i));
        }
        return within;
    }

    private static int firstEndingAfter(List<Exclusion> exclusions, int at) {
        int low = 0;
        int high = exclusions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (exclusions.get(middle).end() <= at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Code points before a UTF-16 index, asked for in rising order mostly. */
    private static final class CodePoints {

        private final String text;
        private final boolean same;
        private int index;
        private int points;

        CodePoints(String text) {
            this.text = text;
            this.same = text.codePointCount(0, text.length()) == text.length();
        }

        int at(int wanted) {
            if (same) {
                return wanted;
            }
            if (wanted < index) {
                index = 0;
                points = 0;
            }
            points += text.codePointCount(index, wanted);
            index = wanted;
            return points;
        }
    }
}
