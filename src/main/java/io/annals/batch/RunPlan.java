package io.annals.batch;

import io.annals.document.QuarantineReason;
import io.annals.source.ContentHash;
import io.annals.source.FileScanner;
import io.annals.source.FoundFile;
import io.annals.source.KnownFile;
import io.annals.source.LoadPlanner;
import io.annals.source.PlannedFile;
import io.annals.source.PlannedFile.Action;
import io.annals.source.ReportSource;
import io.annals.warehouse.PublishedWarehouse;
import io.annals.warehouse.StableKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run of a job is to do.
 *
 * @param version by which rules
 * @param files each file seen or gone, with what is done and why; sources in the job's order, then by path
 * @param knownBad paths to be read whose very content an earlier load has quarantined already
 * @param skipped a line for each thing in the sources that was passed over
 * @param referenceChanged whether the warehouse was last loaded with other reference data
 */
public record RunPlan(
        RulesVersion version, List<PlannedFile> files, Set<FileKey> knownBad, List<String> skipped,
        boolean referenceChanged) {

    /** Why a file is quarantined that another limit may let through. */
    private static final Set<String> OVER_A_LIMIT = Set.of(QuarantineReason.TOO_LARGE.name(),
            QuarantineReason.TIMEOUT.name(), QuarantineReason.WORKER_DIED.name());

    /** A path in a source. */
    public record FileKey(String sourceCode, String reportPath) {

        /** The key of a planned file. */
        static FileKey of(PlannedFile planned) {
            return new FileKey(planned.file().sourceCode(), planned.file().reportPath());
        }
    }

    /** What a warehouse holds: the files that it knows, and the hash of the reference data that it was loaded with. */
    private record Held(List<KnownFile> files, Optional<String> referenceSha256) {

        /** Of a warehouse file; nothing where there is none yet. */
        static Held in(Path warehouse) {
            try (PublishedWarehouse open = PublishedWarehouse.open(warehouse).orElse(null)) {
                return open == null ? new Held(List.of(), Optional.empty())
                        : new Held(open.knownFiles(), Optional.of(open.referenceSha256()));
            }
        }

        boolean isOfOther(RulesVersion version) {
            return referenceSha256.filter(sha256 -> !sha256.equals(version.referenceSha256())).isPresent();
        }
    }

    public RunPlan {
        files = List.copyOf(files);
        knownBad = Set.copyOf(knownBad);
        skipped = List.copyOf(skipped);
    }

    /** Searches a job's sources and compares them with its warehouse. Nothing is written. */
    public static RunPlan of(JobFile job) {
        return of(job, LoadSelection.ALL);
    }

    /** The same, narrowed. */
    public static RunPlan of(JobFile job, LoadSelection selection) {
        RulesVersion version = RulesVersion.of(job.reference(), job.sources());
        List<FoundFile> found = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        Set<String> scanned = new LinkedHashSet<>();
        FileScanner scanner = new FileScanner(new OwnResults(job)::holds);
        for (ReportSource source : selection.of(job)) {
            FileScanner.Scan scan = scanner.scan(source);
            found.addAll(scan.files());
            skipped.addAll(scan.skipped());
            scanned.add(source.code());
        }
        Held held = Held.in(job.warehouse());
        List<KnownFile> known = held.files();
        if (selection.isNarrowed()) {
            Map<FileKey, KnownFile> byPath = known.stream().collect(Collectors.toMap(
                    file -> new FileKey(file.sourceCode(), file.reportPath()), Function.identity()));
            List<PathMatcher> matchers = selection.matchers();
            found.removeIf(file -> !selection.admits(file,
                    byPath.get(new FileKey(file.sourceCode(), file.reportPath())), matchers));
            scanned.clear();
        }
        List<PlannedFile> files = new LoadPlanner(version.rules(), version.reading(), ContentHash::of, selection.force(),
                selection.verify()).plan(found, known, scanned);
        if (selection.isNarrowed()) {
            files = files.stream().filter(file -> file.action() != Action.RETAIN).toList();
        }
        if (!RunFolders.limitsOfLastRun(job).equals(job.limits().ofFiles().toString())) {
            files = withFilesOverALimit(files, known);
        }
        Set<FileKey> bad = new HashSet<>();
        Set<List<String>> contents = new HashSet<>();
        known.stream().filter(file -> file.status().equals("quarantined"))
                .forEach(file -> contents.add(List.of(file.sourceCode(), file.reportPath(), file.contentSha256())));
        for (PlannedFile planned : files) {
            if (planned.action() == Action.READ && contents.contains(List.of(planned.file().sourceCode(),
                    planned.file().reportPath(), planned.file().contentSha256()))) {
                bad.add(FileKey.of(planned));
            }
        }
        return new RunPlan(version, files, bad, skipped, held.isOfOther(version));
    }

    /** The same plan with the files read again that were over a limit: the limits have changed since. */
    private static List<PlannedFile> withFilesOverALimit(List<PlannedFile> files, List<KnownFile> known) {
        Set<FileKey> over = new HashSet<>();
        known.stream().filter(file -> OVER_A_LIMIT.contains(file.reasonCode()))
                .forEach(file -> over.add(new FileKey(file.sourceCode(), file.reportPath())));
        return files.stream().map(planned -> over.contains(FileKey.of(planned))
                && (planned.action() == Action.UNCHANGED || planned.action() == Action.TOUCHED)
                ? new PlannedFile(planned.file(), Action.READ, "the job's limits have changed since it was quarantined")
                : planned).toList();
    }

    /**
     * What is to be understood anew of what a job's warehouse holds, without a look at its sources: what other rules or
     * reference data understood. Reports that were read otherwise than they would be now are left to the next load.
     */
    public static RunPlan remap(JobFile job) {
        RulesVersion version = RulesVersion.of(job.reference(), job.sources());
        Held held = Held.in(job.warehouse());
        List<KnownFile> known = held.files();
        long unkept = known.stream().filter(file -> file.status().equals("loaded") || file.status().equals("superseded"))
                .filter(file -> !file.hasDocument() || !file.rulesVersion().startsWith(version.reading())).count();
        List<String> skipped = unkept == 0 ? List.of() : List.of(unkept + " reports were read by another version of the"
                + " program or with other selectors of pages; the next load reads their files again");
        return new RunPlan(version, new LoadPlanner(version.rules(), version.reading(), ContentHash::of).remap(known),
                Set.of(), skipped, held.isOfOther(version));
    }

    /**
     * The files to be read, in their order, then those to be understood anew, in the order in which the warehouse keeps
     * their documents.
     */
    List<PlannedFile> toExtract() {
        // A key is a hash: each is made once, not at every comparison.
        Stream<PlannedFile> kept = files.stream().filter(file -> file.action().isRemapped())
                .map(file -> Map.entry(StableKey.of(file.file().contentSha256()), file))
                .sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue);
        return Stream.concat(files.stream().filter(file -> file.action() == Action.READ), kept).toList();
    }

    /** Whether the run has nothing to bring into the warehouse, as with files that are touched and not changed. */
    boolean changesNothing() {
        return !referenceChanged && files.stream().allMatch(file -> file.action() == Action.UNCHANGED || file.action() == Action.TOUCHED
                || file.action() == Action.IGNORED);
    }

    /** How many files have an action. */
    public long count(Action action) {
        return files.stream().filter(file -> file.action() == action).count();
    }

    /** SHA-256 of all that decides what the run's work files hold; equal plans may share them. */
    String fingerprint(JobFile job) {
        MessageDigest digest = ContentHash.sha256();
        add(digest, version.rules(), version.program(), job.limits().ofFiles().toString(), job.warehouse().toString(),
                String.valueOf(job.threads()));
        job.reference().forEach(folder -> add(digest, folder.toString()));
        for (PlannedFile planned : files) {
            add(digest, planned.action().name(), planned.file().sourceCode(), planned.file().reportPath(),
                    planned.file().contentSha256(), modified(planned.file().modifiedAt()));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String modified(Instant instant) {
        return instant == null ? "" : instant.toString();
    }

    private static void add(MessageDigest digest, String... parts) {
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
    }
}
