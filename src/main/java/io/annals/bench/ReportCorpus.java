package io.annals.bench;

import io.annals.bench.GeneratedReport.Paragraph;
import io.annals.bench.ReportTemplates.Sentence;
import io.annals.bench.ReportTemplates.TableRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * Reports of made-up figures of many bodies over ten years. The same seed, size and mix give the same bytes everywhere. A report
 * is made anew whenever it is asked for: nothing is kept, however many there are.
 */
public final class ReportCorpus {

    private static final int FIRST_YEAR = 2014;
    private static final int YEARS = 10;
    /** UTF-8 takes three bytes for a Chinese character; a report's text fills the smallest format. */
    private static final int TEXT_BYTES = ReportFormat.TXT.bytes() - 100;
    private static final int SENTENCES_OF_A_PARAGRAPH = 4;
    private static final int MOST_SENTENCES_OF_A_SECTION = 8;
    /** The section whose sentences may stand behind those of every other. */
    private static final String ANYWHERE = "*";
    private static final int TABLE_ROWS = 6;
    /** One in so many numbers differs from what other reports of the body and year state. */
    private static final int DISAGREEING = 50;
    private static final List<String> ORDINALS =
            List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二");

    private final ReportTemplates templates = new ReportTemplates();
    private final InventedCounties counties = new InventedCounties(templates);
    private final ReportFiles files = new ReportFiles(templates);
    private final long seed;
    private final int size;
    private final FormatMix mix;

    /**
     * @param seed what the figures are drawn from
     * @param size how many reports, 1 to {@link #largest()}
     * @param mix the formats
     */
    public ReportCorpus(long seed, int size, FormatMix mix) {
        this.seed = seed;
        this.size = size;
        this.mix = mix;
    }

    /** The most reports of a corpus: one of each kind, county and year. */
    public static int largest() {
        ReportTemplates templates = new ReportTemplates();
        return new InventedCounties(templates).size() * YEARS * templates.words("kind").size();
    }

    public int size() {
        return size;
    }

    public FormatMix mix() {
        return mix;
    }

    /** A report by its number from 0. */
    public GeneratedReport report(int number) {
        return report(number, 0);
    }

    /**
     * A later edition of a report, with other figures and published later.
     *
     * @param edition 0 for the first one, up to 9
     */
    public GeneratedReport report(int number, int edition) {
        Random random = new Random(seed * 1_000_003 + number * 31L + edition * 7_919L);
        int year = FIRST_YEAR + number % YEARS;
        int county = number / YEARS % counties.size();
        int kind = number / YEARS / counties.size();
        ReportFormat format = mix.format(number);
        String body = counties.name(county) + "民政局";
        String title = body + templates.words("kind").get(kind).formatted(year);
        List<KnownFigure> figures = new ArrayList<>();
        Numbers numbers = new Numbers(random, seed * 1_000_003 + number % (YEARS * counties.size()) + edition * 7_919L);
        List<Paragraph> paragraphs = paragraphs(random, numbers, figures);
        List<List<String>> table = format == ReportFormat.TXT ? List.of() : table(random, numbers, figures);
        // Of the report, not of the edition: each edition is a day later than the one before.
        int day = 1 + new Random(seed * 1_000_003 + number * 31L).nextInt(18) + edition;
        String name = "%06d-%s.%s".formatted(number, title, format.ending());
        return new GeneratedReport(number, format, name, title, paragraphs, table, body,
                (year + 1) + "年1月" + day + "日", figures);
    }

    /**
     * The numbers of one report. Those of the same sentence are the same in all reports of a body and year, as in real ones, but
     * for one in {@link #DISAGREEING}.
     *
     * @param own what is drawn from for this report alone
     * @param ofBody the seed of the body and year
     */
    private record Numbers(Random own, long ofBody) {

        String drawn(Sentence sentence, List<KnownFigure> figures) {
            return sentence.drawn(of(sentence.text()), figures);
        }

        List<String> drawn(TableRow row, List<KnownFigure> figures) {
            return row.drawn(of(row.name()), figures);
        }

        private Random of(String template) {
            // Seeds near each other begin with numbers near each other.
            return own.nextInt(DISAGREEING) == 0 ? own : new Random((ofBody * 31 + template.hashCode()) * 0x9E3779B97F4A7C15L);
        }
    }

    private List<Paragraph> paragraphs(Random random, Numbers numbers, List<KnownFigure> figures) {
        List<Paragraph> paragraphs = new ArrayList<>();
        paragraphs.add(new Paragraph(false, pick(templates.words("opening"), random)));
        int bytes = bytes(paragraphs.get(0).text());
        List<Sentence> anywhere = new ArrayList<>(templates.sections().get(ANYWHERE));
        Collections.shuffle(anywhere, random);
        Iterator<Sentence> behind = anywhere.iterator();
        List<String> sections = new ArrayList<>(templates.sections().keySet());
        sections.remove(ANYWHERE);
        Collections.shuffle(sections, random);
        int written = 0;
        for (String section : sections) {
            if (bytes >= TEXT_BYTES) {
                break;
            }
            paragraphs.add(new Paragraph(true, ORDINALS.get(written++) + "、" + section));
            List<Sentence> sentences = new ArrayList<>(templates.sections().get(section));
            Collections.shuffle(sentences, random);
            StringBuilder paragraph = new StringBuilder();
            int last = Math.min(sentences.size(), MOST_SENTENCES_OF_A_SECTION);
            for (int i = 0; i < last && bytes < TEXT_BYTES; i++) {
                String sentence = numbers.drawn(sentences.get(i), figures);
                if (random.nextInt(3) > 0 && behind.hasNext()) {
                    sentence += numbers.drawn(behind.next(), figures);
                }
                paragraph.append(sentence);
                bytes += bytes(sentence);
                if (i % SENTENCES_OF_A_PARAGRAPH == SENTENCES_OF_A_PARAGRAPH - 1) {
                    paragraphs.add(new Paragraph(false, paragraph.toString()));
                    paragraph.setLength(0);
                }
            }
            if (paragraph.length() > 0) {
                paragraphs.add(new Paragraph(false, paragraph.toString()));
            }
        }
        paragraphs.add(new Paragraph(false, pick(templates.words("next"), random)));
        return paragraphs;
    }

    private List<List<String>> table(Random random, Numbers numbers, List<KnownFigure> figures) {
        List<TableRow> rows = new ArrayList<>(templates.table());
        Collections.shuffle(rows, random);
        List<List<String>> table = new ArrayList<>();
        for (TableRow row : rows.subList(0, TABLE_ROWS)) {
            table.add(numbers.drawn(row, figures));
        }
        return table;
    }

    private static int bytes(String text) {
        return 3 * text.length();
    }

    private static String pick(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    /** The bytes of a report's file. */
    public byte[] bytes(GeneratedReport report) {
        return files.bytes(report);
    }

    /** Writes every report into a folder, into a folder a format, and tells how many bytes each format has. */
    public List<Long> write(Path folder) throws IOException {
        long[] bytes = new long[ReportFormat.values().length];
        for (ReportFormat format : mix.formats()) {
            Files.createDirectories(folder.resolve(format.ending()));
        }
        for (int number = 0; number < size; number++) {
            GeneratedReport report = report(number);
            bytes[report.format().ordinal()] += write(report, folder);
        }
        return Arrays.stream(bytes).boxed().toList();
    }

    /** Writes one report to its place in a folder; the bytes of its file. */
    public int write(GeneratedReport report, Path folder) throws IOException {
        byte[] bytes = bytes(report);
        Files.write(folder.resolve(report.folder()).resolve(report.fileName()), bytes);
        return bytes.length;
    }

    /** Writes the overlay of the reference data that its divisions are in. */
    public void writeReference(Path folder) throws IOException {
        counties.write(folder);
    }
}
