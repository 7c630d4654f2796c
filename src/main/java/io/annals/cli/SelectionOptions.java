package io.annals.cli;

import io.annals.batch.LoadSelection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** To what a load or its plan is narrowed. */
final class SelectionOptions {

    @Option(names = "--source", paramLabel = "CODE", description = "Only this source; may be repeated.")
    List<String> sources = List.of();

    @Option(names = "--file", paramLabel = "GLOB",
            description = "Only files whose path in their source, or whose name, it matches; may be repeated.")
    List<String> files = List.of();

    @Option(names = "--since", paramLabel = "DATE",
            description = "Only files modified then (UTC) or later: 2026-01-31 or 2026-01-31T02:00:00Z.")
    String since;

    @Option(names = "--year", paramLabel = "YEAR",
            description = "Only reports about the year, and unknown files whose path names it.")
    int year;

    @Option(names = "--force", description = "Read these files again though nothing changed.")
    boolean force;

    @Option(names = "--verify",
            description = "Hash every file instead of taking those of known size and modification time as unchanged, and"
                    + " check every row of the warehouse again.")
    boolean verify;

    @Option(names = "--accept-missing",
            description = "Mark files as removed though many of a source are gone; without it a source that is empty, or"
                + " short of more than limits.missing, stops the run.")
    boolean acceptMissing;

    LoadSelection selection() {
        return new LoadSelection(Set.copyOf(sources), files, instant(), year, force, verify, acceptMissing);
    }

    private Instant instant() {
        if (since == null) {
            return null;
        }
        try {
            return since.contains("T") ? Instant.parse(since)
                    : LocalDate.parse(since).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new UsageException("--since: '" + since + "' is no date such as 2026-01-31 and no instant such as"
                    + " 2026-01-31T02:00:00Z");
        }
    }
}
