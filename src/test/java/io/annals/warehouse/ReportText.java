package io.annals.warehouse;

import io.annals.conform.ConformedFigure;
import io.annals.conform.ConformedReport;
import io.annals.conform.ReportIdentity;
import io.annals.document.Block;
import io.annals.document.DocumentMetadata;
import io.annals.document.ReportDocument;
import io.annals.figure.ExcludedNumeral;
import io.annals.figure.Kind;
import io.annals.figure.Qualifier;
import io.annals.figure.ReportedFigure;
import io.annals.figure.StatedPeriod;
import io.annals.figure.Status;
import io.annals.source.PlannedFile;
import io.annals.source.SourceFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A made-up report, put together figure by figure, with positions that are right. */
final class ReportText {

    static final Instant MODIFIED = Instant.parse("2024-03-01T08:00:00.123456789Z");

    private final StringBuilder text = new StringBuilder("😀"); // one code point, two UTF-16 units
    private final List<ConformedFigure> figures = new ArrayList<>();
    private final List<ExcludedNumeral> excluded = new ArrayList<>();
    private String source = "s";
    private String path;
    private String format = "txt";
    private String organization = "";
    private String type = "civil_affairs";
    private String region = "";
    private String kind = "rule_of_law";
    private int year;
    private LocalDate publishedOn;
    private LocalDate modifiedOn;
    private boolean correction;

    /** What one figure says, with the defaults of a plain actual level. */
    record Said(String value, String unit, String code, String name, String indicatorUnit, StatedPeriod period,
            Qualifier qualifier, Kind kind, Status status, boolean baseline, int partOf) {

        static Said of(String value, String unit, String code, String name, String indicatorUnit, int year) {
            return new Said(value, unit, code, name, indicatorUnit, StatedPeriod.year(year), Qualifier.EXACT,
                    Kind.LEVEL,
                    Status.ACTUAL, false, -1);
        }

        Said in(StatedPeriod other) {
            return new Said(value, unit, code, name, indicatorUnit, other, qualifier, kind, status, baseline, partOf);
        }

        Said hedged(Qualifier other) {
            return new Said(value, unit, code, name, indicatorUnit, period, other, kind, status, baseline, partOf);
        }

        Said as(Kind otherKind, Status otherStatus, boolean start) {
            return new Said(value, unit, code, name, indicatorUnit, period, qualifier, otherKind, otherStatus, start,
                    partOf);
        }

        Said partOf(int total) {
            return new Said(value, unit, code, name, indicatorUnit, period, qualifier, kind, status, baseline, total);
        }
    }

    ReportText(String path) {
        this.path = path;
        int dot = path.lastIndexOf('.');
        if (dot >= 0) {
            format = path.substring(dot + 1);
        }
    }

    ReportText source(String code) {
        source = code;
        return this;
    }

    ReportText by(String regionCode, String organizationName) {
        region = regionCode;
        organization = organizationName;
        return this;
    }

    ReportText type(String code) {
        type = code;
        return this;
    }

    ReportText kind(String code) {
        kind = code;
        return this;
    }

    ReportText about(int reportYear) {
        year = reportYear;
        return this;
    }

    ReportText published(String date) {
        publishedOn = LocalDate.parse(date);
        return this;
    }

    ReportText modified(String date) {
        modifiedOn = LocalDate.parse(date);
        return this;
    }

    ReportText correction() {
        correction = true;
        return this;
    }

    ReportText words(String words) {
        text.append(words);
        return this;
    }

    /** A numeral that is no figure. */
    ReportText excluded(String numeral, String reason) {
        int start = position();
        text.append(numeral);
        excluded.add(new ExcludedNumeral(start, position(), reason));
        return this;
    }

    ReportText figure(Said said) {
        text.append(said.name());
        int start = position();
        String unsigned = said.value().replace("-", "");
        text.append(unsigned).append(said.unit());
        int end = position();
        text.append("。\n");
        figures.add(new ConformedFigure(new ReportedFigure(start, end, unsigned + said.unit(),
                new BigDecimal(said.value()), said.qualifier() == Qualifier.RANGE
                        ? new BigDecimal(said.value()).add(BigDecimal.ONE) : null,
                said.unit(), said.unit(), said.qualifier(), said.kind(), said.status(), said.period(), said.name(),
                List.of(said.name()), said.partOf(), "一、工作", said.name() + unsigned + said.unit() + "。", 0, 0, 0,
                said.baseline(), "test"), said.code(), said.name(), said.indicatorUnit()));
        return this;
    }

    /** The same figure with what is given in its place, to build reports that break a rule. */
    ReportText breakFigure(int index, java.util.function.UnaryOperator<ConformedFigure> change) {
        figures.set(index, change.apply(figures.get(index)));
        return this;
    }

    private int position() {
        return text.codePointCount(0, text.length());
    }

    SourceFile file() {
        return new SourceFile(source, path, Path.of("/nowhere", path), text.length(), MODIFIED, sha256());
    }

    PlannedFile planned(PlannedFile.Action action) {
        return new PlannedFile(file(), action, "test");
    }

    ConformedReport report() {
        String all = text.toString();
        return new ConformedReport(file(), new ReportDocument(format, all,
                List.of(Block.of(Block.Kind.PARAGRAPH, 0, all.length(), 0)),
                new DocumentMetadata("", "", "", null, null, "", "", "", Map.of("作者", "某\"局"))),
                new ReportIdentity(organization + "报告", organization, organization.isEmpty() ? "" : type, region, kind,
                        year, publishedOn, modifiedOn, correction, "", "", ""), figures, excluded);
    }

    private String sha256() {
        // Everything but the path makes the content.
        return sha256(text + "|" + format + "|" + organization + "|" + year + "|" + kind + "|" + publishedOn + "|"
                + modifiedOn + "|" + correction);
    }

    static String sha256(String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
