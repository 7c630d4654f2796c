package io.annals.cli;

import io.annals.batch.JobFile;
import io.annals.conform.ConformedFigure;
import io.annals.conform.ConformedReport;
import io.annals.conform.Contradiction;
import io.annals.conform.ReportIdentity;
import io.annals.document.Block;
import io.annals.document.CodePoints;
import io.annals.document.ReportDocument;
import io.annals.document.UnusableDocumentException;
import io.annals.figure.ExcludedNumeral;
import io.annals.figure.ReportedFigure;
import io.annals.reference.CodedReason;
import io.annals.reference.ReferenceData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "inspect", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows what is understood of one report: each sentence with its figures marked [[ ]], and below"
            + " it value, unit, indicator, kind, status and year of each, and its place where it stands in a table or"
            + " note; # leads the headings above. Touches no warehouse.",
        footerHeading = "%nExamples:%n", footer = {
            "  annals inspect report.docx",
            "  annals inspect report.html --numerals"})
final class InspectCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A report: txt, html, mht, docx, doc, odt, rtf, xlsx, xls or pdf.")
    String file;

    @Option(names = "--numerals",
            description = "Show the numerals that are no figures too, marked < >, with the reason.")
    boolean numerals;

    @Option(names = "--reference", paramLabel = "PATH",
            description = "Overlay of the reference data, a folder or one table, instead of the job's.")
    List<String> reference;

    @Mixin
    JobOptions options;

    private final Console console;

    /** Something marked in the text; positions are UTF-16 indices, half open. */
    private record Mark(int start, int end, String opening, String closing, String detail) {}

    /** A sentence; positions likewise. */
    private record Stretch(int start, int end, String section) {

        Stretch longer(Stretch other) {
            return other.end > end ? other : this;
        }
    }

    InspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Path path = console.path(file);
        if (!Files.isRegularFile(path)) {
            throw new UsageException(path + (Files.exists(path) ? ": is no file" : ": there is no such file"));
        }
        ReportReading reading = new ReportReading(console, options, reference);
        ConformedReport report;
        try {
            report = reading.read(path);
        } catch (UnusableDocumentException e) {
            throw new CommandException(path + ": " + e.reason() + ": " + JobFile.Limits.advised(e), e);
        }
        StringBuilder text = new StringBuilder();
        head(text, path, report);
        body(text, report, reading.reference());
        console.out().print(text);
        return 0;
    }

    private void head(StringBuilder text, Path path, ConformedReport report) {
        ReportIdentity identity = report.identity();
        ReportDocument document = report.document();
        line(text, "file", path + " (" + document.format() + ", "
                + document.text().codePointCount(0, document.text().length()) + " characters)");
        found(text, "title", identity.title(), identity, "title");
        found(text, "organisation", identity.organizationName(), identity, "organizationName");
        if (!identity.jointOrganizations().isEmpty()) {
            line(text, "together with", String.join(", ", identity.jointOrganizations()));
        }
        if (identity.namesakes().isEmpty()) {
            found(text, "division", identity.regionCode(), identity, "regionCode");
        } else {
            line(text, "division", "(one of " + String.join(", ", identity.namesakes()) + ")");
        }
        found(text, "kind", identity.reportKind(), identity, "reportKind");
        found(text, "year", identity.reportYear() == 0 ? "" : String.valueOf(identity.reportYear()), identity,
                "reportYear");
        found(text, "published", identity.publishedOn() == null ? "" : identity.publishedOn().toString(), identity,
                "publishedOn");
        found(text, "document no.", identity.documentNumber(), identity, "documentNumber");
        found(text, "source", identity.sourceName(), identity, "sourceName");
        for (Contradiction other : identity.contradictions()) {
            line(text, "but", other.otherValue() + " (" + other.otherFoundIn() + "), not " + other.value() + " ("
                    + other.foundIn() + ")");
        }
        line(text, "figures", report.figures().size() + ", other numerals " + report.excluded().size());
    }

    /** A value with the place where it was found. */
    private static void found(
            StringBuilder text, String name, String value, ReportIdentity identity, String attribute) {
        String place = identity.evidence().get(attribute);
        line(text, name, value.isEmpty() || place == null ? value : value + " (" + place + ")");
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-13s %s%n", name,
                value.isEmpty() ? "(unknown)" : Console.safe(value)));
    }

    private void body(StringBuilder out, ConformedReport report, ReferenceData data) {
        String text = report.document().text();
        CodePoints places = new CodePoints(text);
        List<Mark> marks = new ArrayList<>();
        NavigableMap<Integer, Stretch> stretches = new TreeMap<>();
        for (ConformedFigure figure : report.figures()) {
            int start = places.index(figure.figure().charStart());
            int end = places.index(figure.figure().charEnd());
            marks.add(new Mark(start, end, "[[", "]]", detail(figure, report.figures())
                    + place(report.document(), start)));
            Stretch stretch = stretch(text, start, end, figure.figure());
            stretches.merge(stretch.start(), stretch, Stretch::longer);
        }
        if (numerals) {
            Map<String, String> meanings = data.exclusionReasons().stream()
                    .collect(Collectors.toMap(CodedReason::code, CodedReason::meaning));
            for (ExcludedNumeral numeral : report.excluded()) {
                int start = places.index(numeral.charStart());
                int end = places.index(numeral.charEnd());
                marks.add(new Mark(start, end, "<", ">", text.substring(start, end) + "  no figure: "
                        + numeral.reasonCode() + " (" + meanings.getOrDefault(numeral.reasonCode(), "") + ")"
                        + place(report.document(), start)));
                Map.Entry<Integer, Stretch> known = stretches.floorEntry(start);
                if (known == null || known.getValue().end() < end) {
                    Stretch around = around(text, start, end);
                    stretches.merge(around.start(), new Stretch(around.start(), around.end(),
                            section(report.document(), start)), Stretch::longer);
                }
            }
        }
        marks.sort(Comparator.comparingInt(Mark::start));
        String section = "";
        int next = 0;
        for (Stretch stretch : stretches.values()) {
            if (!stretch.section().isEmpty() && !stretch.section().equals(section)) {
                section = stretch.section();
                out.append(System.lineSeparator()).append("# ").append(Console.safe(section));
            }
            StringBuilder sentence = new StringBuilder();
            StringBuilder details = new StringBuilder();
            int at = stretch.start();
            for (; next < marks.size() && marks.get(next).end() <= stretch.end(); next++) {
                Mark mark = marks.get(next);
                if (mark.start() < at) {
                    continue;
                }
                sentence.append(Console.safe(text.substring(at, mark.start()).replaceAll("\\s+", " ")))
                        .append(mark.opening()).append(Console.safe(text.substring(mark.start(), mark.end())))
                        .append(mark.closing());
                details.append("    ").append(Console.safe(mark.detail())).append(System.lineSeparator());
                at = mark.end();
            }
            sentence.append(Console.safe(text.substring(at, stretch.end()).replaceAll("\\s+", " ")));
            out.append(System.lineSeparator()).append(sentence.toString().strip()).append(System.lineSeparator())
                    .append(details);
        }
    }

    /** The headings above a place, as figures have them. */
    private static String section(ReportDocument document, int index) {
        return document.headingPath(index).stream().map(heading -> document.textOf(heading).strip())
                .collect(Collectors.joining(" > "));
    }

    /** Where in a table or outside of the running text a place is. */
    private static String place(ReportDocument document, int index) {
        int at = document.blockAt(index);
        Block block = at < 0 ? null : document.blocks().get(at);
        if (block == null) {
            return "";
        }
        return switch (block.kind()) {
            case CELL -> " · table " + block.table() + ", row " + block.row() + ", column " + block.column();
            case NOTE -> " · in a note";
            case CAPTION -> " · in a caption";
            default -> "";
        };
    }

    /** The sentence of a figure in the text, where it is found there as it is; else what stands around it. */
    private static Stretch stretch(String text, int start, int end, ReportedFigure figure) {
        int length = figure.sentence().length();
        int lowest = Math.max(0, end - length);
        int found = text.substring(lowest, Math.min(text.length(), start + length)).indexOf(figure.sentence());
        if (length > 0 && found >= 0) {
            return new Stretch(lowest + found, lowest + found + length, figure.section());
        }
        Stretch around = around(text, start, end);
        return new Stretch(around.start(), around.end(), figure.section());
    }

    private static Stretch around(String text, int start, int end) {
        int from = start;
        while (from > 0 && "。！？\n".indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        int to = end;
        while (to < text.length() && "。！？\n".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return new Stretch(from, to < text.length() && text.charAt(to) != '\n' ? to + 1 : to, "");
    }

    private static String detail(ConformedFigure conformed, List<ConformedFigure> all) {
        ReportedFigure figure = conformed.figure();
        List<String> parts = new ArrayList<>();
        parts.add(plain(figure.value()) + (figure.valueHigh() == null ? "" : " to " + plain(figure.valueHigh()))
                + (figure.unit().isEmpty() ? "" : " " + figure.unit()));
        parts.add(conformed.indicatorCode().isEmpty() ? figure.statedIndicator() + " (not in the catalogue)"
                : conformed.indicatorName() + " (" + conformed.indicatorCode() + ")");
        parts.add(lower(figure.kind()));
        parts.add(lower(figure.status()));
        parts.add(figure.period().year() == 0 ? "year unknown" : figure.period().year() + (figure.period().type()
                == io.annals.figure.PeriodType.YEAR ? "" : " (" + lower(figure.period().type()) + ")"));
        parts.add(lower(figure.qualifier()));
        if (figure.partOf() >= 0) {
            parts.add("part of " + all.get(figure.partOf()).figure().statedText());
        }
        if (figure.baseline()) {
            parts.add("start of a movement");
        }
        return figure.statedText() + "  =  " + String.join(" · ", parts);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
