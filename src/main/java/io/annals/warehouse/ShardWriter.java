package io.annals.warehouse;

import io.annals.conform.ConformedFigure;
import io.annals.conform.ConformedReport;
import io.annals.conform.Contradiction;
import io.annals.conform.ReportIdentity;
import io.annals.document.DocumentLayout;
import io.annals.document.QuarantineReason;
import io.annals.figure.ExcludedNumeral;
import io.annals.figure.ReportedFigure;
import io.annals.figure.StatedPeriod;
import io.annals.quality.Finding;
import io.annals.source.FolderTree;
import io.annals.source.SourceFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes what one partition found as a shard: a folder of Parquet files ({@code reports}, {@code figures},
 * {@code excluded}, {@code findings}, {@code evidence}, {@code quarantine}). The shard appears under its name only when
 * {@link #finish()} has written all of it, so that a shard that exists is complete.
 */
public final class ShardWriter implements AutoCloseable {

    /** Names in {@code report_evidence} of what {@link ReportIdentity#evidence()} tells of. */
    private static final Map<String, String> ATTRIBUTES = Map.of("title", "title", "organizationName", "organization",
            "regionCode", "region", "reportKind", "kind", "reportYear", "year", "publishedOn", "published_on",
            "documentNumber", "document_number", "sourceName", "source_name", "sourceUrl", "source_url");
    /** The files of a shard, each named after its table in {@code warehouse-schema/shard}. */
    static final List<String> TABLES = List.of("reports", "figures", "excluded", "findings", "evidence", "quarantine");

    /** Exclusion of a numeral that a DECIMAL(38,9) can't hold: printed by mistake, and no quantity of this world. */
    static final String VALUE_TOO_LARGE = "VALUE_TOO_LARGE";

    private static final int SCALE = 9;
    private static final int INTEGER_DIGITS = 38 - SCALE;

    private final Path folder;
    private final Path unfinished;
    private final DuckDBConnection connection;
    private final Map<String, DuckDBAppender> appenders = new HashMap<>();
    /** Keys that many figures share: to hash them anew for each would take as long as to write its row. */
    private final Map<StatedPeriod, Long> periods = new HashMap<>();
    private final Map<String, Long> units = new HashMap<>();
    private final Map<List<String>, Long> indicators = new HashMap<>();

    /** See {@link ShardDatabase#writer(Path)}. */
    ShardWriter(Path folder, DuckDBConnection connection) {
        this.folder = folder;
        this.unfinished = folder.resolveSibling(folder.getFileName() + ".tmp");
        this.connection = connection;
        if (Files.exists(folder)) {
            throw new WarehouseException("The shard " + folder
                    + " exists already; a complete shard is not written again");
        }
        try {
            FolderTree.remove(unfinished);
            Files.createDirectories(unfinished);
            DuckDb.runAll(connection, "shard");
            for (String table : TABLES) {
                appenders.put(table, connection.createAppender("temp", "main", table));
            }
        } catch (IOException e) {
            throw new WarehouseException("The shard " + folder + " can't be written: " + e
                    + "; check that its folder is writable and its disk has room", e);
        } catch (SQLException e) {
            throw DuckDb.shardFailure("Writing the shard", folder, e);
        }
    }

    /** Adds a report with its figures and findings. */
    public void write(ConformedReport report, List<Finding> findings) {
        try {
            append(report, findings);
        } catch (SQLException e) {
            throw DuckDb.shardFailure("Writing the shard", folder, e);
        }
    }

    /** The months of a part of a year, {@code 1-6}; {@code ?} where it is not known which one; empty for a whole year. */
    private static String partOfYear(StatedPeriod part) {
        return part == null ? "" : part.equals(StatedPeriod.UNKNOWN) ? "?"
                : part.startsOn().getMonthValue() + "-" + part.endsOn().getMonthValue();
    }

    private void append(ConformedReport report, List<Finding> findings) throws SQLException {
        SourceFile file = report.file();
        ReportIdentity identity = report.identity();
        String text = report.document().text();
        long fileKey = StableKey.file(file.sourceCode(), file.reportPath());
        long reportKey = StableKey.report(file.contentSha256());

        long[] figureKeys = report.figures().stream().map(ConformedFigure::figure).mapToLong(figure ->
                fits(figure) ? StableKey.figure(reportKey, figure.charStart(), figure.charEnd()) : 0).toArray();

        row("reports").append(fileKey).append(reportKey).append(file.sourceCode()).append(file.reportPath())
                .append(file.contentSha256()).append(report.document().format()).append(identity.title())
                .append(StableKey.organization(identity.regionCode(), identity.organizationName()))
                .append(identity.organizationName()).append(identity.organizationType())
                .append(StableKey.region(identity.regionCode())).append(identity.regionCode())
                .append(identity.reportKind())
                .append(identity.reportYear() == 0 ? null : (Integer) identity.reportYear())
                .append(partOfYear(identity.partOfYear()))
                .append(identity.publishedOn()).append(identity.modifiedOn()).append(identity.isCorrection())
                .append(identity.sourceName()).append(identity.sourceUrl()).append(identity.documentNumber())
                .append(JsonText.of(report.document().metadata().raw())).append(text)
                .append(DocumentLayout.of(report.document()))
                .append((long) text.codePointCount(0, text.length()))
                .append(LongStream.of(figureKeys).filter(key -> key != 0).count()).endRow();

        for (int i = 0; i < figureKeys.length; i++) {
            ConformedFigure conformed = report.figures().get(i);
            ReportedFigure figure = conformed.figure();
            if (figureKeys[i] == 0) {
                appendExcluded(fileKey, reportKey,
                        new ExcludedNumeral(figure.charStart(), figure.charEnd(), VALUE_TOO_LARGE));
                continue;
            }
            StatedPeriod period = figure.period();
            row("figures").append(fileKey).append(reportKey).append(figureKeys[i])
                    .append(figure.partOf() < 0 ? 0L : figureKeys[figure.partOf()])
                    .append(periods.computeIfAbsent(period, ShardWriter::periodKey).longValue()).append(code(period.type()))
                    .append(period.year() == 0 ? null : (Integer) period.year())
                    .append(period.startsOn()).append(period.endsOn())
                    .append(indicatorKey(conformed))
                    .append(conformed.indicatorCode()).append(conformed.indicatorName())
                    .append(unitKey(conformed.indicatorUnit())).append(conformed.indicatorUnit())
                    .append(unitKey(figure.unit())).append(figure.unit())
                    .append(scaled(figure.value())).append(scaled(figure.valueHigh()))
                    .append(code(figure.qualifier())).append(code(figure.kind())).append(code(figure.status()))
                    .append(figure.statedText()).append(figure.statedIndicator()).append(figure.statedUnit())
                    .append(figure.section()).append(figure.sentence()).append(figure.charStart())
                    .append(figure.charEnd()).append(figure.tableNo()).append(figure.rowNo()).append(figure.columnNo())
                    .append(figure.baseline()).append(figure.rule()).endRow();
        }

        for (ExcludedNumeral numeral : report.excluded()) {
            appendExcluded(fileKey, reportKey, numeral);
        }

        appendEvidence(fileKey, reportKey, identity);

        Map<List<Object>, Integer> objections = new HashMap<>();
        for (Finding finding : findings) {
            long figureKey = finding.figureIndex() < 0 ? 0 : figureKeys[finding.figureIndex()];
            int number = objections.merge(List.of(figureKey, finding.ruleCode()), 1, Integer::sum);
            row("findings").append(fileKey).append(reportKey)
                    .append(StableKey.of(reportKey, figureKey, finding.ruleCode(), number)).append(figureKey)
                    .append(finding.ruleCode()).append(finding.severity()).append(finding.expected())
                    .append(finding.actual()).append(finding.message()).endRow();
        }
    }

    private void appendEvidence(long fileKey, long reportKey, ReportIdentity identity) throws SQLException {
        Map<String, String> values = new HashMap<>();
        values.put("title", identity.title());
        values.put("organizationName", identity.organizationName());
        values.put("regionCode", identity.regionCode());
        values.put("reportKind", identity.reportKind());
        values.put("reportYear", String.valueOf(identity.reportYear()));
        values.put("publishedOn", String.valueOf(identity.publishedOn()));
        values.put("documentNumber", identity.documentNumber());
        values.put("sourceName", identity.sourceName());
        values.put("sourceUrl", identity.sourceUrl());
        Set<List<Object>> rows = new LinkedHashSet<>();
        identity.evidence().forEach((attribute, place) ->
                rows.add(List.of(ATTRIBUTES.get(attribute), values.get(attribute), place, true)));
        String ofBody = identity.evidence().getOrDefault("organizationName", "title");
        identity.jointOrganizations().forEach(name -> rows.add(List.of("joint_organization", name, ofBody, true)));
        for (Contradiction other : identity.contradictions()) {
            rows.add(List.of(ATTRIBUTES.get(other.attribute()), other.otherValue(), other.otherFoundIn(), false));
        }
        identity.namesakes().forEach(code -> rows.add(List.of("region", code, ofBody, false)));
        for (List<Object> row : rows) {
            row("evidence").append(fileKey).append(reportKey).append((String) row.get(0)).append((String) row.get(1))
                    .append((String) row.get(2)).append((Boolean) row.get(3)).endRow();
        }
    }

    private void appendExcluded(long fileKey, long reportKey, ExcludedNumeral numeral) throws SQLException {
        row("excluded").append(fileKey).append(reportKey).append(numeral.charStart()).append(numeral.charEnd())
                .append(numeral.reasonCode()).endRow();
    }

    /** Adds a file that could not be used. {@code stage} is {@code document}, {@code figure} or {@code conform}. */
    public void quarantine(SourceFile file, String stage, QuarantineReason reason, String message) {
        try {
            row("quarantine").append(StableKey.file(file.sourceCode(), file.reportPath())).append(file.sourceCode())
                    .append(file.reportPath()).append(file.contentSha256()).append(stage).append(reason.name())
                    .append(message).endRow();
        } catch (SQLException e) {
            throw DuckDb.shardFailure("Writing the shard", folder, e);
        }
    }

    /** Writes the files and moves the folder into place. */
    public void finish() {
        try {
            for (String table : TABLES) {
                appenders.get(table).close();
                Path file = unfinished.resolve(table + ".parquet");
                // Soon read and removed: what packs tighter takes longer to pack and to unpack.
                DuckDb.execute(connection, "COPY " + table + " TO " + DuckDb.quoted(file.toAbsolutePath().toString())
                        + " (FORMAT parquet, COMPRESSION lz4_raw)");
                DurableFiles.sync(file);
            }
            appenders.clear();
            DurableFiles.sync(unfinished);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.sync(folder.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new WarehouseException("The shard " + folder + " can't be written: " + e
                    + "; check that its folder is writable and its disk has room", e);
        } catch (SQLException e) {
            throw DuckDb.shardFailure("Writing the shard", folder, e);
        }
    }

    /** Releases the rows; what was not finished is removed. */
    @Override
    public void close() {
        try {
            for (DuckDBAppender appender : appenders.values()) {
                appender.close();
            }
            FolderTree.remove(unfinished);
        } catch (IOException e) {
            throw new WarehouseException("The unfinished shard " + unfinished + " can't be removed: " + e, e);
        } catch (SQLException e) {
            throw DuckDb.shardFailure("Closing the shard", folder, e);
        }
    }

    private DuckDBAppender row(String table) throws SQLException {
        return appenders.get(table).beginRow();
    }

    private long unitKey(String name) {
        return units.computeIfAbsent(name, StableKey::unit);
    }

    private long indicatorKey(ConformedFigure figure) {
        return indicators.computeIfAbsent(
                List.of(figure.indicatorCode(), figure.indicatorName(), figure.indicatorUnit()),
                names -> StableKey.indicator(names.get(0), names.get(1), names.get(2)));
    }

    private static long periodKey(StatedPeriod period) {
        return period.startsOn() == null && period.year() == 0 ? 0
                : StableKey.of(code(period.type()), period.startsOn() == null ? period.year() : period.startsOn(),
                        period.endsOn() == null ? "" : period.endsOn());
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static boolean fits(ReportedFigure figure) {
        return fits(figure.value()) && (figure.valueHigh() == null || fits(figure.valueHigh()));
    }

    private static boolean fits(BigDecimal value) {
        return value.precision() - value.scale() < INTEGER_DIGITS;
    }

    private static BigDecimal scaled(BigDecimal value) {
        return value == null ? null : value.setScale(SCALE, RoundingMode.HALF_UP);
    }
}
