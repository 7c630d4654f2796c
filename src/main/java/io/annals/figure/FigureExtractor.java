package io.annals.figure;

import io.annals.document.Block;
import io.annals.document.CodePoints;
import io.annals.document.PlainDocument;
import io.annals.document.ReportDocument;
import io.annals.figure.exclusion.Exclusion;
import io.annals.figure.exclusion.IndustryShares;
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
import io.annals.reference.Lexicon;
import io.annals.reference.ReferenceData;
import io.annals.reference.TraditionalCharacters;
import io.annals.reference.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the figures of a document. Instances are immutable and may be shared between threads. */
public final class FigureExtractor {

    private static final Pattern SAME_UNIT = Pattern.compile("\\s*(?:[、和及与]|以及|(?:的标准)?(?:分别)?[\\u4e00-\\u9fff]{1,2}(?:到|至|为))\\s*");

    /** Characters before a figure among which the words of its name stand, headers of its table included. */
    private static final int NAMED_WITHIN = 2000;
    /** Characters before a figure among which its headings stand, for all but the longest chapters. */
    private static final int HEADED_WITHIN = 50_000;

    private final TraditionalCharacters characters;
    private final NumeralReader numerals;
    private final UnitLexicon units;
    /** The unit of the shares of industries, which the report leaves out. */
    private final Unit percent;
    private final Lexicon lexicon;
    private final IndicatorNamer namer;
    private final CircumstanceReader circumstances;
    private final PartRelations parts;

    public FigureExtractor(ReferenceData reference) {
        this.characters = reference.traditionalCharacters();
        this.units = new UnitLexicon(reference.units());
        this.percent = units.named("%").orElse(null);
        this.lexicon = reference.lexicon();
        this.numerals = new NumeralReader(reference, units);
        this.namer = new IndicatorNamer(reference.lexicon());
        this.circumstances = new CircumstanceReader(reference.lexicon());
        this.parts = new PartRelations(reference.lexicon());
    }

    /**
     * Figures and excluded numerals of a document.
     *
     * @param document the document
     * @param reportYear the year that the report is about, which a figure takes unless its clause says otherwise; 0 unknown
     */
    public FigureReading read(ReportDocument document, int reportYear) {
        return read(PlainDocument.of(document, characters), reportYear);
    }

    /** The same of a document whose plain one is known. */
    public FigureReading read(PlainDocument plain, int reportYear) {
        FigureReading reading = readPlain(plain.document(), reportYear);
        return plain.isOwn() ? reading : inOwnWords(reading, plain);
    }

    /**
     * The part of a year that a title names: {@code 2023年前三季度经济运行情况}, {@code 8月份财政收支情况}. A half-year without more is
     * the first one.
     *
     * @param title the title
     * @param year the year
     * @return {@link StatedPeriod#UNKNOWN} where it names none, or one of another year
     */
    public StatedPeriod partOfYear(String title, int year) {
        return circumstances.partOfYear(characters.simplified(title), year);
    }

    /** What was read from the plain text, told in the document's own characters. */
    private static FigureReading inOwnWords(FigureReading reading, PlainDocument plain) {
        String text = plain.document().text();
        List<ReportedFigure> figures = new ArrayList<>();
        Places places = new Places(plain);
        String plainSection = "";
        String section = "";
        for (ReportedFigure figure : reading.figures()) {
            int start = places.own(figure.charStart());
            int at = places.index;
            int end = at + figure.statedText().length();
            int sentence = text.lastIndexOf(figure.sentence(), at);
            int from = Math.max(sentence, 0);
            int to = sentence < 0 ? end : sentence + figure.sentence().length();
            if (!figure.section().equals(plainSection)) {
                plainSection = figure.section();
                section = plain.ownWords(plainSection, at - HEADED_WITHIN, at);
            }
            figures.add(figure.inWords(start, places.own(figure.charEnd()), plain.own(at, end),
                    plain.ownWords(figure.statedUnit(), at - NAMED_WITHIN, end),
                    plain.ownWords(figure.statedIndicator(), from - NAMED_WITHIN, to), section,
                    sentence < 0 ? figure.sentence() : plain.own(sentence, to)));
        }
        Places ofExclusions = new Places(plain);
        List<ExcludedNumeral> excluded = reading.excluded().stream().map(numeral -> {
            int start = ofExclusions.own(numeral.charStart());
            int more = numeralsBefore(plain, ofExclusions.index);
            return new ExcludedNumeral(start - more, ofExclusions.own(numeral.charEnd()), numeral.reasonCode());
        }).toList();
        return new FigureReading(figures, excluded);
    }

    /** How many numeral characters of a year stand before its shorter plain form: 2023 for {@code 一百一十二}. */
    private static int numeralsBefore(PlainDocument plain, int index) {
        String before = plain.own(index, index);
        int more = 0;
        while (more < before.length() && Digits.isNumeral(before.charAt(before.length() - 1 - more))) {
            more++;
        }
        return more;
    }

    /** Places of the plain text, asked for in rising order, in the document's own text. */
    private static final class Places {

        private final PlainDocument plain;
        private final CodePoints points;
        private int index;
        private int surplus;

        Places(PlainDocument plain) {
            this.plain = plain;
            this.points = new CodePoints(plain.document().text());
        }

        /** The own place of a place in the plain text, both in code points; {@code index} is its UTF-16 index there. */
        int own(int plainPoint) {
            int next = points.index(plainPoint);
            surplus += next >= index ? plain.surplus(index, next) : -plain.surplus(next, index);
            index = next;
            return plainPoint - surplus;
        }
    }

    private FigureReading readPlain(ReportDocument document, int reportYear) {
        String text = document.text();
        List<Sentence> sentences = Sentences.of(document);
        TableReader tables = new TableReader(document, units, lexicon);
        NumeralReading reading = numerals.read(text, sentences, sentence -> isCell(document, sentence)
                ? tables.cell(document.blocks().get(sentence.block())).content() : null);

        Outlooks outlooks = circumstances.outlooks(document, sentences, reportYear);
        List<ReportedFigure> figures = new ArrayList<>();
        CodePoints positions = new CodePoints(text);
        Discourse previous = Discourse.NONE;
        int previousBlock = -1;
        List<Mention> mentions = reading.mentions();
        Stated earlier = Stated.NOTHING;
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
                earlier = Stated.NOTHING;
            }
            if (isCell(document, sentence)) {
                cell(document, tables, own, excluded, outlooks, reportYear, positions, figures, ofCells);
            } else {
                boolean continues = parts.continues(text, sentence.start(), mentions.get(i).start(), earlier.mentions());
                earlier = circumstances(document, sentence, own, outlooks, reportYear, figures.size(),
                        continues ? earlier : Stated.NOTHING);
                previous = prose(document, sentence, earlier, excluded, positions, previous, null, figures);
            }
            i = next;
        }
        partsOfCells(tables, figures, ofCells);
        namer.tellApart(figures);
        List<ExcludedNumeral> excluded = new ArrayList<>();
        for (Exclusion exclusion : reading.exclusions()) {
            excluded.add(new ExcludedNumeral(positions.position(exclusion.start()), positions.position(exclusion.end()),
                    exclusion.reason().name()));
        }
        return new FigureReading(figures, excluded);
    }

    /**
     * The mentions of a sentence, behind those of the sentence before where it goes on with that one's breakdown.
     *
     * @param own index of the sentence's own first one
     * @param figures index of each one's figure
     */
    private record Stated(List<Mention> mentions, List<Circumstances> circumstances, int own, int[] figures) {

        static final Stated NOTHING = new Stated(List.of(), List.of(), 0, new int[0]);

        List<Mention> ownMentions() {
            return mentions.subList(own, mentions.size());
        }
    }

    private Stated circumstances(ReportDocument document, Sentence sentence, List<Mention> own, Outlooks outlooks,
            int reportYear, int figure, Stated earlier) {
        List<Mention> mentions = new ArrayList<>(earlier.ownMentions());
        int before = mentions.size();
        List<Circumstances> found = new ArrayList<>(earlier.circumstances().subList(earlier.own(),
                earlier.own() + before));
        List<Mention> stated = withSharedUnits(document.text(), own);
        for (int k = 0; k < stated.size(); k++) {
            if (stated.get(k).quantity().unit() == null && IndustryShares.holds(document.text(), stated.get(k).start())) {
                stated.set(k, stated.get(k).with(percent));
            }
        }
        mentions.addAll(stated);
        found.addAll(circumstances.read(document.text(), sentence, stated, outlooks, reportYear));
        int[] figures = Arrays.copyOfRange(earlier.figures(), earlier.own(), earlier.own() + mentions.size());
        for (int k = 0; k < stated.size(); k++) {
            figures[before + k] = figure + k;
        }
        return new Stated(mentions, found, before, figures);
    }

    private Discourse prose(ReportDocument document, Sentence sentence, Stated stated, List<Exclusion> excluded,
            CodePoints positions, Discourse previous, Block cell, List<ReportedFigure> figures) {
        String text = document.text();
        int own = stated.own();
        List<Mention> mentions = stated.ownMentions();
        int[] totals = parts.totals(text, stated.mentions(), stated.circumstances(), own, sentence.start());
        int[] within = new int[mentions.size()];
        int[] whole = new int[mentions.size()];
        // 分级次看: what was broken down before is broken down in another way
        boolean anew = "分按从".indexOf(text.charAt(sentence.start())) >= 0;
        IndicatorName[] wholes = new IndicatorName[mentions.size()];
        for (int k = 0; k < within.length; k++) {
            int total = totals[own + k] - own;
            within[k] = total < k ? Math.max(-1, total) : -1;
            whole[k] = totals[own + k] < 0 ? -1 : stated.figures()[totals[own + k]];
            if (whole[k] >= 0 && total < 0) {
                int above = figures.get(whole[k]).partOf();
                whole[k] = anew && above >= 0 ? above : whole[k];
                wholes[k] = nameOf(figures.get(whole[k]));
            }
        }
        IndicatorNamer.Names named =
                namer.name(text, sentence, mentions, excluded, within, wholes, own > 0, previous);
        List<IndicatorName> names = named.names();
        for (int k = 0; k < mentions.size(); k++) {
            figures.add(figure(text, mentions.get(k), names.get(k), stated.circumstances().get(own + k), whole[k],
                    positions, cell));
        }
        return named.after();
    }

    /**
     * The mentions with the unit that the first of a movement or list states for all: in {@code 由每人每月750元提高到780元}
     * and {@code 分别为每人每月780元、650元} the later values are per person and month too.
     */
    private static List<Mention> withSharedUnits(String text, List<Mention> mentions) {
        List<Mention> shared = new ArrayList<>(mentions);
        for (int k = shared.size() - 2; k >= 0; k--) {
            Quantity q = shared.get(k).quantity();
            Quantity next = shared.get(k + 1).quantity();
            // 提高0.9、5.9个百分点: the unit stands behind the last one
            if (q.unit() == null && next.unit() != null && q.end() + 1 == next.start()
                    && "、和".indexOf(text.charAt(q.end())) >= 0) {
                shared.set(k, shared.get(k).with(next.unit()));
            }
        }
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

    private void cell(ReportDocument document, TableReader tables, List<Mention> mentions, List<Exclusion> excluded,
            Outlooks outlooks, int reportYear, CodePoints positions, List<ReportedFigure> figures,
            Map<Block, Integer> ofCells) {
        Sentence sentence = mentions.get(0).sentence();
        Block block = document.blocks().get(sentence.block());
        TableCell cell = tables.cell(block);
        if (cell.content() == TableCell.Content.PROSE) {
            Stated stated = circumstances(document, sentence, mentions, outlooks, reportYear, figures.size(),
                    Stated.NOTHING);
            prose(document, sentence, stated, excluded, positions, Discourse.NONE.after(named(cell)), block, figures);
            return;
        }
        int year = cell.year() > 0 || reportYear <= 0 ? cell.year() : reportYear + cell.yearsAfter();
        // What a table of the report's own year calls planned is what had to be met; later years are plans.
        Status status = reportYear > 0 && year > reportYear ? Status.PLAN
                : cell.planned() ? Status.TARGET : Status.ACTUAL;
        for (Mention mention : mentions) {
            Quantity q = mention.quantity();
            Circumstances found = new Circumstances(cell.change() ? Kind.CHANGE : Kind.LEVEL,
                    cell.fall() && q.value().signum() > 0, false, status, StatedPeriod.year(year));
            figures.add(figure(document.text(), withTableUnit(mention, q, cell), named(cell), found, -1, positions,
                    block));
            ofCells.put(block, figures.size() - 1);
        }
    }

    private static IndicatorName nameOf(ReportedFigure figure) {
        return new IndicatorName(figure.statedIndicator(), figure.indicatorNames(), figure.rule());
    }

    private static IndicatorName named(TableCell cell) {
        return cell.name().isEmpty() ? IndicatorName.NONE
                : IndicatorName.of("TABLE_CELL", cell.name(), cell.rowHeader(), cell.columnHeader());
    }

    /** Links the figures of cells to those of their totals, where these count in the same unit for the same time. */
    private static void partsOfCells(TableReader tables, List<ReportedFigure> figures, Map<Block, Integer> ofCells) {
        ofCells.forEach((block, index) -> {
            Block cell = tables.total(block);
            Integer of = cell == null ? null : ofCells.get(cell);
            ReportedFigure part = figures.get(index);
            ReportedFigure total = of == null ? null : figures.get(of);
            if (total != null && total.unit().equals(part.unit()) && total.kind() == Kind.LEVEL
                    && part.kind() == Kind.LEVEL && total.status() == part.status() && !total.unit().equals("%")
                    && total.period().equals(part.period())) {
                figures.set(index, part.partOf(of));
            }
        });
    }

    /** A bare number takes the unit of its headers: 1,204 under {@code 金额（万元）} is 12040000 元. */
    private Mention withTableUnit(Mention mention, Quantity q, TableCell cell) {
        String stated = cell.scaleAndUnit();
        if (q.unit() != null || stated.isEmpty()) {
            return mention;
        }
        UnitLexicon.Scaled scaled = units.scaled(stated).orElse(null);
        if (scaled == null) {
            return mention;
        }
        BigDecimal value = q.value().scaleByPowerOfTen(scaled.power());
        value = value.scale() < 0 ? value.setScale(0) : value;
        return new Mention(new Quantity(q.start(), q.end(), value, q.high(), q.qualifier(), scaled.unit(), stated, q.chinese(),
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
        return new ReportedFigure(positions.position(q.start()), positions.position(q.end()), text.substring(q.start(), q.end()),
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
}
