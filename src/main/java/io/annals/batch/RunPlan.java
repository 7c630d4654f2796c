package io.annals.batch;

import io.annals.document.QuarantineReason;
import io.annals.source.ContentHash;
import io.annals.source.ContentHashes;
import io.annals.source.FileKey;
import io.annals.source.FileScanner;
import io.annals.source.FoundFile;
import io.annals.source.KnownFile;
import io.annals.source.LoadPlanner;
import io.annals.source.PlannedFile;
import io.annals.source.PlannedFile.Action;
import io.annals.source.ReportSource;
import io.annals.warehouse.PublishedWarehouse;
import java.nio.charset.StandardCharsets;
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
 * @param isBehind whether the warehouse was last loaded with other reference data, or has an older schema than that of the
 *     checks which the run is to look at all of it with
 * @param presences how much of what the warehouse holds of each source that was searched whole is still there
 * @param verifies whether the checks go over all rows again, not over those of this run's reports alone
 */
public record RunPlan(
        RulesVersion version, List<PlannedFile> files, Set<FileKey> knownBad, List<String> skipped,
        boolean isBehind, List<SourcePresence> presences, boolean verifies) {

    /** Why a file is quarantined that another limit may let through. */
    private static final Set<String> OVER_A_LIMIT = Set.of(QuarantineReason.TOO_LARGE.name(),
            QuarantineReason.TIMEOUT.name(), QuarantineReason.WORKER_DIED.name());

    /**
     * What a warehouse holds: the files that it knows, the contents that it keeps of files overwritten since, and the hash
     * of the reference data that it was loaded with; and whether its schema is older than the program's.
     */
    private record Held(List<KnownFile> files, List<KnownFile> overwritten, Optional<String> referenceSha256,
            boolean hasOlderSchema) {

        /** Of a job's warehouse; nothing where there is none yet. */
        static Held in(JobFile job) {
            try (PublishedWarehouse open = job.open(job.warehouse()).orElse(null)) {
                return open == null ? new Held(List.of(), List.of(), Optional.empty(), false)
                        : new Held(open.knownFiles(), open.overwrittenFiles(), Optional.of(open.referenceSha256()),
                                open.hasOlderSchema());
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
        presences = List.copyOf(presences);
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
        Held held = Held.in(job);
        List<KnownFile> known = held.files();
        if (selection.isNarrowed()) {
            Map<FileKey, KnownFile> byPath = known.stream().collect(Collectors.toMap(
                    FileKey::of, Function.identity()));
            List<PathMatcher> matchers = selection.matchers();
            found.removeIf(file -> !selection.admits(file,
                    byPath.get(FileKey.of(file)), matchers));
            scanned.clear();
        }
        List<PlannedFile> files = new LoadPlanner(version.rules(), version.reading(), ContentHashes::of, selection.force(),
                selection.verify()).plan(found, known, held.overwritten(), scanned);
        if (selection.isNarrowed()) {
            files = files.stream().filter(file -> file.action() != Action.RETAIN).toList();
        }
        List<SourcePresence> presences = new ArrayList<>();
        for (ReportSource source : job.sources()) {
            if (scanned.contains(source.code())) {
                presences.add(SourcePresence.of(source, files, known));
            }
        }
        if (!RunFolders.limitsOfLastRun(job).equals(job.limits().ofFiles().toString())) {
            files = withFilesOverALimit(files, known);
        }
        return new RunPlan(version, files, knownBad(files, known), skipped,
                held.isOfOther(version) || selection.verify() && held.hasOlderSchema(), presences, selection.verify());
    }

    private static Set<FileKey> knownBad(List<PlannedFile> files, List<KnownFile> known) {
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
        return bad;
    }

    /** The same plan with the files read again that were over a limit: the limits have changed since. */
    private static List<PlannedFile> withFilesOverALimit(List<PlannedFile> files, List<KnownFile> known) {
        Set<FileKey> over = new HashSet<>();
        known.stream().filter(file -> OVER_A_LIMIT.contains(file.reasonCode()))
                .forEach(file -> over.add(FileKey.of(file)));
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
        Held held = Held.in(job);
        List<KnownFile> known = held.files();
        long unkept = known.stream().filter(file -> file.status().equals("loaded") || file.status().equals("superseded"))
                .filter(file -> !file.hasDocument() || !file.rulesVersion().startsWith(version.reading())).count();
        List<String> skipped = unkept == 0 ? List.of() : List.of(unkept + " reports were read by another version of the"
                + " program or with other selectors of pages; the next load reads their files again");
        return new RunPlan(version, new LoadPlanner(version.rules(), version.reading(), ContentHashes::of)
                .remap(known, held.overwritten()), Set.of(), skipped, held.isOfOther(version), List.of(), false);
    }

    /**
     * Files that could not be used, or are ignored, are read again, with those that hold the same bytes, whether or not
     * anything changed. All other files stay as they are.
     */
    static RunPlan retry(JobFile job, Set<FileKey> paths) {
        RulesVersion version = RulesVersion.of(job.reference(), job.sources());
        Held held = Held.in(job);
        Set<String> contents = held.files().stream().filter(file -> isSetAside(file) && paths.contains(FileKey.of(file)))
                .map(KnownFile::contentSha256).collect(Collectors.toSet());
        Set<FileKey> targets = held.files().stream().filter(file -> isSetAside(file) && (paths.contains(FileKey.of(file))
                || file.status().equals("quarantined") && file.sizeBytes() > 0 && contents.contains(file.contentSha256())))
                .map(FileKey::of).collect(Collectors.toSet());
        // What was ignored is a file that could not be used again.
        List<KnownFile> known = held.files().stream().map(file -> targets.contains(FileKey.of(file))
                ? file.withStatus("quarantined") : file).toList();
        List<String> skipped = new ArrayList<>();
        List<FoundFile> found = new ArrayList<>();
        FileScanner scanner = new FileScanner(new OwnResults(job)::holds);
        for (ReportSource source : job.sources()) {
            if (targets.stream().anyMatch(target -> target.sourceCode().equals(source.code()))) {
                found.addAll(scanner.scan(source).files());
            }
        }
        found.removeIf(file -> !targets.contains(FileKey.of(file)));
        Set<FileKey> seen = found.stream().map(FileKey::of)
                .collect(Collectors.toSet());
        paths.stream().filter(path -> !seen.contains(path)).map(path -> path.sourceCode() + ": " + path.reportPath()
                + " is not there any more, or in no source of the job; skipped").sorted().forEach(skipped::add);
        List<PlannedFile> files = new LoadPlanner(version.rules(), version.reading(), ContentHashes::of, true, false)
                .plan(found, known, List.of(), Set.of()).stream().filter(file -> file.action() != Action.RETAIN).toList();
        return new RunPlan(version, files, knownBad(files, known), skipped, held.isOfOther(version), List.of(), false);
    }

    /** Files that could not be used are left out from now on, as long as their content stays the same. */
    static RunPlan ignore(JobFile job, Set<FileKey> paths) {
        RulesVersion version = RulesVersion.of(job.reference(), job.sources());
        Held held = Held.in(job);
        List<PlannedFile> files = held.files().stream()
                .filter(file -> file.status().equals("quarantined") && paths.contains(FileKey.of(file)))
                .map(file -> new PlannedFile(file.unseen(), Action.IGNORE, "asked for")).toList();
        return new RunPlan(version, files, Set.of(), List.of(), held.isOfOther(version), List.of(), false);
    }

    private static boolean isSetAside(KnownFile file) {
        return file.status().equals("quarantined") || file.status().equals("ignored");
    }

    /**
     * The files to be read, then those to be understood anew, each in the order of the plan. It is that of the paths, in which
     * the warehouse keeps documents, but for reports that no file holds any more, which come last.
     */
    List<PlannedFile> toExtract() {
        return Stream.concat(files.stream().filter(file -> file.action() == Action.READ),
                files.stream().filter(file -> file.action().isRemapped())).toList();
    }

    /** Whether the run has nothing to bring into the warehouse, as with files that are touched and not changed. */
    boolean changesNothing() {
        return !isBehind && files.stream().map(PlannedFile::action).allMatch(action ->
                action == Action.UNCHANGED || action == Action.TOUCHED || action == Action.IGNORED);
    }

    /** A line for each source that has lost so much that its share may not be mounted. */
    public List<String> shortages(JobFile job) {
        return presences.stream().filter(source -> source.isShort(job.limits().missing()))
                .map(source -> source.told(job.limits().missing())).toList();
    }

    /** Whether every source of a job was searched whole. */
    boolean coversAll(JobFile job) {
        return presences.size() == job.sources().size();
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
