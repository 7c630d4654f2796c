package io.annals.evaluation;

import io.annals.evaluation.Tally.Count;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Judges reports as they were read against gold. A figure that was read matches a figure of the gold where their spans
 * overlap once the two texts are aligned; one matches one. Figures that the gold calls optional count neither way.
 */
public final class Evaluation {

    private static final BigDecimal TOLERANCE = new BigDecimal("1e-9");
    private static final Pattern UNIT_NOISE = Pattern.compile("[\\s·•・]", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int CONTEXT_BEFORE = 12;
    private static final int CONTEXT_AFTER = 6;

    private final Gold gold;
    private final Consumer<String> misses;

    /**
     * @param gold the gold
     * @param misses told of each disagreement, in one line
     */
    public Evaluation(Gold gold, Consumer<String> misses) {
        this.gold = gold;
        this.misses = misses;
    }

    /** Whether there is gold for a report, by its file's name. */
    public boolean hasGold(String fileName) {
        return gold.of(fileName).isPresent();
    }

    /**
     * The counts of one report.
     *
     * @throws IllegalArgumentException where there is no gold for it
     */
    public Tally judge(ReadReport report) {
        Gold.Report expected = gold.of(report.fileName()).orElseThrow(
                () -> new IllegalArgumentException("no gold for " + report.fileName()));
        Tally tally = new Tally();
        if (report.text() == null) {
            tally.add(Count.GOLD, (int) expected.figures().stream().filter(figure -> !figure.optional()).count());
            return tally;
        }
        int[][] spans = spans(report, new Alignment(expected.text(), report.text()));
        Map<String, Integer> matches = match(expected.figures(), spans);
        Map<Integer, String> goldOf = new HashMap<>();
        matches.forEach((id, index) -> goldOf.put(index, id));
        for (GoldFigure figure : expected.figures()) {
            if (!figure.optional()) {
                judge(figure, matches.get(figure.id()), expected, report, goldOf, tally);
            }
        }
        for (int i = 0; i < spans.length; i++) {
            if (!goldOf.containsKey(i)) {
                tally.add(Count.EXTRACTED, 1);
                ReadFigure read = report.figures().get(i);
                misses.accept("SPURIOUS " + slice(report.text(), read.charStart(), read.charEnd()) + "  …"
                        + context(report.text(), read.charStart(), read.charEnd()) + "…");
            }
        }
        return tally;
    }

    /** Where each figure lies in the gold's text; null where none of its characters is there. */
    private static int[][] spans(ReadReport report, Alignment alignment) {
        int[][] spans = new int[report.figures().size()][];
        for (int i = 0; i < spans.length; i++) {
            ReadFigure figure = report.figures().get(i);
            for (int at = figure.charStart(); at < figure.charEnd(); at++) {
                int place = alignment.goldPlace(at);
                if (place >= 0) {
                    spans[i] = spans[i] == null ? new int[] {place, place + 1}
                            : new int[] {Math.min(spans[i][0], place), Math.max(spans[i][1], place + 1)};
                }
            }
        }
        return spans;
    }

    /** Index of the figure that matches, by the id of the gold's: the one that shares most characters with it. */
    private static Map<String, Integer> match(List<GoldFigure> expected, int[][] spans) {
        Map<String, Integer> matches = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (GoldFigure figure : expected) {
            int best = -1;
            int most = 0;
            for (int i = 0; i < spans.length; i++) {
                int shared = spans[i] == null || taken.contains(i) ? 0
                        : Math.min(spans[i][1], figure.end()) - Math.max(spans[i][0], figure.start());
                if (shared > most) {
                    best = i;
                    most = shared;
                }
            }
            if (best >= 0) {
                taken.add(best);
                matches.put(figure.id(), best);
            }
        }
        return matches;
    }

    private void judge(GoldFigure want, Integer match, Gold.Report expected, ReadReport report,
            Map<Integer, String> goldOf, Tally tally) {
        tally.add(Count.GOLD, 1);
        String context = context(expected.text(), want.start(), want.end());
        if (match == null) {
            misses.accept("MISSED   " + want.id() + " " + want.text() + "  …" + context + "…");
            return;
        }
        tally.add(Count.EXTRACTED, 1);
        tally.add(Count.FOUND, 1);
        ReadFigure got = report.figures().get(match);
        List<String> wrong = new ArrayList<>();
        boolean value = same(got.value(), want.value()) && same(got.valueHigh(), want.valueHigh());
        say(value, "VALUE", want.value() + high(want.valueHigh()), got.value() + high(got.valueHigh()), wrong);
        boolean unit = sameUnit(got.unit(), want.unit()) || want.unitAlso() != null
                && sameUnit(got.unit(), want.unitAlso());
        say(unit, "UNIT", want.unit(), got.unit(), wrong);
        boolean qualifier = got.qualifier().equals(want.qualifier());
        say(qualifier, "QUALIFIER", want.qualifier(), got.qualifier(), wrong);
        boolean exact = value && unit && qualifier;

        boolean span = Alignment.Squeezed.of(slice(report.text(), got.charStart(), got.charEnd()))
                .hasSameCharactersAs(Alignment.Squeezed.of(want.text()));
        tally.addIf(Count.SPAN, say(span, "SPAN", want.text(), slice(report.text(), got.charStart(), got.charEnd()), wrong));
        boolean code = got.indicatorCode().equals(want.code())
                || want.code().isEmpty() && !gold.isJudged(got.indicatorCode());
        tally.addIf(Count.CODE, say(code, "CODE", want.code(), got.indicatorCode(), wrong));
        boolean name = !want.code().isEmpty() && got.indicatorCode().equals(want.code())
                || NameLikeness.isAccepted(got.indicatorName(), want.names(), otherNames(expected, want));
        tally.addIf(Count.INDICATOR, say(name, "INDICATOR", want.names().toString(), got.indicatorName(), wrong));
        boolean kind = got.kind().equals(want.kind());
        tally.addIf(Count.KIND, say(kind, "KIND", want.kind(), got.kind(), wrong));
        boolean status = got.status().equals(want.status());
        tally.addIf(Count.STATUS, say(status, "STATUS", want.status(), got.status(), wrong));
        boolean year = got.year() == want.year();
        tally.addIf(Count.YEAR, say(year, "YEAR", String.valueOf(want.year()), String.valueOf(got.year()), wrong));
        String total = got.partOf() < 0 ? "" : goldOf.getOrDefault(got.partOf(), "unknown");
        boolean part = want.partOf().equals("?") || total.equals(want.partOf());
        tally.addIf(Count.PART_OF, say(part, "PART_OF", want.partOf(), total, wrong));

        tally.addIf(Count.EXACT, exact);
        tally.addIf(Count.UNDERSTOOD, exact && name && kind && status && year);
        wrong.forEach(line -> misses.accept(String.format(line, want.id() + " " + want.text()) + "  …" + context + "…"));
    }

    private static boolean say(boolean right, String what, String want, String got, List<String> wrong) {
        if (!right) {
            wrong.add(String.format("%-9s", what) + "%s  want " + quoted(want) + " got " + quoted(got));
        }
        return right;
    }

    /** A value as it may stand in a format. */
    private static String quoted(String value) {
        return value.isEmpty() ? "nothing" : value.replace("%", "%%");
    }

    private static String high(BigDecimal high) {
        return high == null ? "" : " to " + high;
    }

    /** Names of the report's figures that measure something else. */
    private static List<String> otherNames(Gold.Report expected, GoldFigure want) {
        return expected.figures().stream().filter(other -> !NameLikeness.overlap(other.names(), want.names()))
                .flatMap(other -> other.names().stream()).toList();
    }

    private static boolean same(BigDecimal a, BigDecimal b) {
        if (a == null || b == null) {
            return a == b;
        }
        BigDecimal most = a.abs().max(b.abs()).multiply(TOLERANCE).max(TOLERANCE);
        return a.subtract(b).abs().compareTo(most) <= 0;
    }

    /** Whether two units are the same but for the order of what they are counted per: 元/人·月, 元/月·人. */
    private static boolean sameUnit(String a, String b) {
        return plainUnit(a).equals(plainUnit(b));
    }

    private static String plainUnit(String unit) {
        String bare = UNIT_NOISE.matcher(Normalizer.normalize(unit, Normalizer.Form.NFKC)).replaceAll("");
        String[] parts = bare.split("[/每]", -1);
        int[] per = String.join("", Arrays.asList(parts).subList(1, parts.length)).codePoints().sorted().toArray();
        return parts[0] + new String(per, 0, per.length);
    }

    private static String context(String text, int start, int end) {
        int length = text.codePointCount(0, text.length());
        return slice(text, Math.max(0, start - CONTEXT_BEFORE), Math.min(length, end + CONTEXT_AFTER))
                .replace('\n', '⏎');
    }

    private static String slice(String text, int start, int end) {
        int from = text.offsetByCodePoints(0, start);
        return text.substring(from, text.offsetByCodePoints(from, end - start));
    }
}
