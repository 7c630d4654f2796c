package io.annals.batch;

import io.annals.source.ContentHash;
import io.annals.source.FolderTree;
import io.annals.warehouse.DuckDbSettings;
import io.annals.warehouse.DurableFiles;
import io.annals.warehouse.PublishedWarehouse;
import io.annals.warehouse.WorkingCopy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder of one run, {@code <runs>/<run id>}: while the run lasts its work files, afterwards {@code summary.json}
 * and {@code summary.html} (and {@code hook.log} where the job has a hook). The working copy of the warehouse stands
 * beside the published one, so that publishing is a rename.
 *
 * @param path the folder
 * @param warehouse the published warehouse of the run
 */
record RunFolder(Path path, Path warehouse) {

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static final String SUMMARY = "summary.json";
    /** The same for people. */
    static final String PAGE = "summary.html";
    static final String EXPORT_PENDING = "export-pending";
    private static final String TEMPORARY = ".tmp";
    private static final String PLAN = "plan";

    /** A folder that no run has yet, named by the run's start. */
    static RunFolder create(Path runs, Instant now, Path warehouse) throws IOException {
        Files.createDirectories(runs);
        String id = ID.format(now);
        for (int number = 1;; number++) {
            Path folder = runs.resolve(number == 1 ? id : id + "-" + number);
            if (!Files.exists(folder)) {
                Files.createDirectory(folder);
                return new RunFolder(folder, warehouse);
            }
        }
    }

    String runId() {
        return path.getFileName().toString();
    }

    Path shards() {
        return path.resolve("shards");
    }

    /** The shards that are complete, in the order of partitions. */
    List<Path> completeShards() throws IOException {
        if (!Files.isDirectory(shards())) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(shards())) {
            return list.filter(shard -> shard.getFileName().toString().matches("p\\d+-s\\d+")).sorted().toList();
        }
    }

    Path partition(int number) {
        return path.resolve("partitions").resolve("p%04d".formatted(number));
    }

    Path workingCopy() {
        return warehouse.resolveSibling(warehouse.getFileName() + "." + runId() + ".working");
    }

    /** What its steps do to the working copy, within a job's limits of memory and threads. */
    WorkingCopy copy(JobFile job) {
        return new WorkingCopy(workingCopy(), warehouse, settings(job));
    }

    /** The published warehouse, for the summaries: what a job's limit of memory does not hold goes where that of the copy went. */
    PublishedWarehouse openToExport(JobFile job) {
        return PublishedWarehouse.open(warehouse, settings(job).streaming()).orElseThrow();
    }

    private DuckDbSettings settings(JobFile job) {
        return DuckDbSettings.beside(workingCopy(), job.limits().warehouseMegabytes()).onThreads(job.threads());
    }

    Path summary() {
        return path.resolve(SUMMARY);
    }

    Path page() {
        return path.resolve(PAGE);
    }

    /** What the publication changes in the aggregates, from before it on. */
    Path changes() {
        return path.resolve("changes.json");
    }

    /** Stands from before the publication until the annual summaries are written, so that a kill between is noticed. */
    Path exportPending() {
        return path.resolve(EXPORT_PENDING);
    }

    /** Stands where the run passed {@code limits.quarantine} and its working copy is kept to be looked at. */
    Path refused() {
        return path.resolve("refused");
    }

    /** Notes what the run is about, by which a later start knows whether it may go on with it. */
    void begin(String fingerprint, Instant startedAt) throws IOException {
        replace(path.resolve(PLAN), noting(), fingerprint + "\n" + startedAt + "\n" + warehouse + "\n");
    }

    /**
     * The folders of runs into a warehouse that still hold work, though the job repository does not know the run as
     * interrupted, the oldest first.
     *
     * @param runs the folder of all runs, those into other warehouses among them
     * @param known the run that the repository knows; null for none
     */
    static List<RunFolder> orphans(Path runs, Path warehouse, RunFolder known) throws IOException {
        List<RunFolder> orphans = new ArrayList<>();
        for (Path path : new RunFolders(runs).latestFirst()) {
            RunFolder folder = new RunFolder(path, warehouse);
            List<String> begun = folder.begun();
            if (!folder.equals(known) && begun.size() > 2 && begun.get(2).equals(warehouse.toString())) {
                orphans.add(0, folder);
            }
        }
        return orphans;
    }

    /**
     * Removes the folders of runs into a warehouse that were ended before they had noted what they are about: the power failed
     * before a rename was on the disk.
     *
     * @param runs the folder of all runs, those into other warehouses among them
     */
    static void removeUnbegun(Path runs, Path warehouse) throws IOException {
        for (Path path : new RunFolders(runs).latestFirst()) {
            RunFolder folder = new RunFolder(path, warehouse);
            if (folder.begun().isEmpty() && !Files.exists(folder.summary()) && Files.exists(folder.noting())) {
                FolderTree.remove(path);
            }
        }
    }

    /** Where it is being noted what the run is about; the name tells of which warehouse, though all that it held is lost. */
    private Path noting() {
        return temporary(path.resolve(PLAN + "-" + key(warehouse)));
    }

    /** Eight digits that tell a warehouse from others in the names of files. */
    static String key(Path warehouse) {
        return HexFormat.of().formatHex(
                ContentHash.sha256().digest(warehouse.toString().getBytes(StandardCharsets.UTF_8))).substring(0, 8);
    }

    /** The fingerprint and the start of the run, then its warehouse; empty where it did not get as far. */
    List<String> begun() throws IOException {
        return Files.exists(path.resolve(PLAN)) ? Files.readAllLines(path.resolve(PLAN)) : List.of();
    }

    /** Removes all but what tells of the run, and the working copy. */
    void clean() throws IOException {
        FolderTree.remove(shards());
        FolderTree.remove(path.resolve("partitions"));
        Files.deleteIfExists(changes());
        Files.deleteIfExists(exportPending());
        Files.deleteIfExists(refused());
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(file -> file.toString().endsWith(TEMPORARY)).toList()) {
                Files.deleteIfExists(file);
            }
        }
        removeWorkingCopies(warehouse, "." + runId() + ".working");
        // Last: by it the next start knows that there may be more to remove.
        Files.deleteIfExists(path.resolve(PLAN));
    }

    /** Removes what interrupted runs left beside a warehouse: files of its name that hold this text. */
    static void removeWorkingCopies(Path warehouse, String holding) throws IOException {
        String prefix = warehouse.getFileName() + ".";
        try (Stream<Path> siblings = Files.list(warehouse.getParent())) {
            for (Path file : siblings.filter(path -> path.getFileName().toString().startsWith(prefix)
                    && path.getFileName().toString().contains(holding)).toList()) {
                FolderTree.remove(file);
            }
        }
    }

    /** Writes a file whole or not at all, also where the power fails. */
    static void replace(Path file, String text) throws IOException {
        replace(file, temporary(file), text);
    }

    private static void replace(Path file, Path temporary, String text) throws IOException {
        try {
            Files.writeString(temporary, text, StandardCharsets.UTF_8);
            DurableFiles.replace(temporary, file);
        } catch (IOException e) {
            remove(temporary, e);
            throw e;
        }
    }

    private static Path temporary(Path file) {
        return file.resolveSibling(file.getFileName() + TEMPORARY);
    }

    private static void remove(Path temporary, IOException e) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException second) {
            e.addSuppressed(second);
        }
    }
}
