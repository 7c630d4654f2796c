package io.annals.source;

import io.annals.source.PlannedFile.Action;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides what a load does with each path, by comparing what the sources hold with what the warehouse knows.
 *
 * <p>A file of known size and modification time is taken as unchanged without a look at its content; any other is
 * hashed. Of several files with the same bytes one is read: the one that was read before, else the first by source and
 * path; empty files are no copies of each other, so that each is told.
 */
public final class LoadPlanner {

    /** Hashes of files' contents, in their order; empty for a file that can't be read. */
    @FunctionalInterface
    public interface Hashes {
        List<String> of(List<Path> files);
    }

    /** The reason of files on which the program itself failed, which newer rules may do better. */
    private static final String PROGRAM_FAILED = "UNREADABLE";

    private final String rulesVersion;
    private final String readingVersion;
    private final Hashes hashes;
    private final boolean force;
    private final boolean verify;

    /** Reads only what is new or changed, and takes files of known size and time as unchanged. */
    public LoadPlanner(String rulesVersion, String readingVersion, Hashes hashes) {
        this(rulesVersion, readingVersion, hashes, false, false);
    }

    /**
     * @param rulesVersion version of the rules and the reference data that the load reads with
     * @param readingVersion the beginning of {@code rulesVersion} that tells how documents are made of files: what was read
     *     by the same way of reading is not parsed again
     * @param hashes how to hash files: {@link ContentHashes#of}
     * @param force whether files are read again though nothing changed
     * @param verify whether files of known size and time are hashed too
     */
    public LoadPlanner(String rulesVersion, String readingVersion, Hashes hashes, boolean force, boolean verify) {
        this.rulesVersion = rulesVersion;
        this.readingVersion = readingVersion;
        this.hashes = hashes;
        this.force = force;
        this.verify = verify;
    }

    /**
     * The plan: one element for each file found, in their order, then one for each known file of the scanned sources
     * that is gone, in the order of {@code known}. A file whose content can't be read has an empty hash and is to be
     * read, so that it ends with a reason.
     *
     * @param found the files found, sources in the job's order, then by path
     * @param known the files that the warehouse knows
     * @param overwritten contents that the warehouse keeps and that none of these files has, each as the file that it was
     * @param scanned codes of the sources that were searched whole; known files of others stay as they are
     */
    public List<PlannedFile> plan(List<FoundFile> found, List<KnownFile> known, List<KnownFile> overwritten,
            Set<String> scanned) {
        Map<FileKey, KnownFile> inventory = new LinkedHashMap<>();
        known.forEach(file -> inventory.put(FileKey.of(file), file));

        List<SourceFile> files = hashed(found, inventory);

        Map<String, FileKey> readAt = firstPathOfEachContent(files, inventory, scanned);
        Map<FileKey, KnownFile> gone = new LinkedHashMap<>(inventory);
        files.forEach(file -> gone.remove(FileKey.of(file)));
        gone.values().removeIf(file -> !scanned.contains(file.sourceCode()) || file.status().equals("removed"));
        Map<String, KnownFile> goneByContent = new HashMap<>();
        gone.values().forEach(file -> goneByContent.putIfAbsent(file.contentSha256(), file));
        Set<String> kept = keptDocuments(known, overwritten);

        List<PlannedFile> plan = new ArrayList<>();
        for (SourceFile file : files) {
            PlannedFile planned = plan(file, inventory.get(FileKey.of(file)), readAt.get(file.contentSha256()), goneByContent);
            plan.add(planned.action() == Action.READ && !force
                    && kept.contains(named(file.reportPath(), file.contentSha256()))
                    ? new PlannedFile(file, Action.REMAP, planned.why()) : planned);
        }
        for (KnownFile file : gone.values()) {
            plan.add(new PlannedFile(file.unseen(), Action.REMOVED,
                    SourceFile.isFolder(file.reportPath()) ? "no longer a folder without reports"
                            : "no longer in its source"));
        }
        return retaining(plan, known, overwritten, kept);
    }

    /**
     * The plan of understanding anew what is loaded, without a look at any source: one element for each content that the
     * warehouse keeps a document of and that was understood by other rules.
     *
     * @param known as for {@link #plan}
     * @param overwritten likewise
     */
    public List<PlannedFile> remap(List<KnownFile> known, List<KnownFile> overwritten) {
        Set<String> kept = keptDocuments(known, overwritten);
        Set<String> planned = new HashSet<>();
        List<PlannedFile> plan = new ArrayList<>();
        for (KnownFile file : known) {
            if (wasRead(file) && kept.contains(named(file.reportPath(), file.contentSha256()))
                    && !rulesVersion.equals(file.rulesVersion())
                    && planned.add(file.contentSha256())) {
                plan.add(new PlannedFile(file.unseen(), Action.REMAP, olderRules(file)));
            }
        }
        return retaining(plan, known, overwritten, kept);
    }

    /**
     * The plan and, behind it, the reports that no file holds any more and that other rules understood: they are kept up
     * to date. A path may stand in it twice then, with what it holds now and with what it held once.
     */
    private List<PlannedFile> retaining(List<PlannedFile> plan, List<KnownFile> known, List<KnownFile> overwritten,
            Set<String> kept) {
        Set<FileKey> planned = plan.stream().map(file -> FileKey.of(file.file())).collect(Collectors.toSet());
        // Files that the run does not look at hold their contents too.
        Set<String> held = Stream.concat(
                plan.stream().filter(file -> file.action() != Action.REMOVED).map(file -> file.file().contentSha256()),
                known.stream().filter(file -> !file.status().equals("removed") && !planned.contains(FileKey.of(file)))
                        .map(KnownFile::contentSha256)).collect(Collectors.toCollection(HashSet::new));
        List<PlannedFile> all = new ArrayList<>(plan);
        for (KnownFile file : Stream.concat(known.stream(), overwritten.stream()).toList()) {
            if (kept.contains(named(file.reportPath(), file.contentSha256()))
                    && !rulesVersion.equals(file.rulesVersion()) && held.add(file.contentSha256())) {
                all.add(new PlannedFile(file.unseen(), Action.RETAIN, olderRules(file)));
            }
        }
        return all;
    }

    /**
     * The contents whose documents are kept and were read as they would be read now, each with the ending of a name under
     * which it was: another ending may have it read otherwise.
     */
    private Set<String> keptDocuments(List<KnownFile> known, List<KnownFile> overwritten) {
        return Stream.concat(known.stream(), overwritten.stream()).filter(file -> file.hasDocument() && file.rulesVersion().startsWith(readingVersion))
                .map(file -> named(file.reportPath(), file.contentSha256())).collect(Collectors.toSet());
    }

    private static String named(String path, String content) {
        int dot = path.lastIndexOf('.');
        return content + (dot > path.lastIndexOf('/') ? path.substring(dot).toLowerCase(Locale.ROOT) : "");
    }

    private static String olderRules(KnownFile file) {
        return "last read by older rules or reference data (" + file.rulesVersion() + ")";
    }

    private PlannedFile plan(SourceFile file, KnownFile before, FileKey readAt, Map<String, KnownFile> goneByContent) {
        boolean sameContent = before != null && before.contentSha256().equals(file.contentSha256());
        boolean sameStat = before != null && before.sizeBytes() == file.sizeBytes()
                && before.modifiedAt().equals(file.modifiedAt());
        if (before != null && before.status().equals("ignored") && sameContent) {
            return new PlannedFile(file, Action.IGNORED, "ignored since an earlier load");
        }
        if (readAt != null && !readAt.equals(FileKey.of(file)) && file.sizeBytes() > 0) {
            String why = "same bytes as " + (readAt.sourceCode().equals(file.sourceCode()) ? ""
                    : readAt.sourceCode() + ": ") + readAt.reportPath();
            boolean known = sameContent && before.status().equals("duplicate");
            return new PlannedFile(file, !known ? Action.DUPLICATE : sameStat ? Action.UNCHANGED : Action.TOUCHED, why);
        }
        String why;
        if (before == null) {
            KnownFile origin = file.sizeBytes() == 0 ? null : goneByContent.get(file.contentSha256());
            why = origin == null ? "new" : "moved from " + origin.reportPath();
        } else if (before.status().equals("removed")) {
            why = "came back";
        } else if (!sameContent) {
            why = "content changed";
        } else if (before.status().equals("duplicate")) {
            why = "the file that it was a copy of is gone or changed";
        } else if (!isUpToDate(before)) {
            why = olderRules(before);
        } else if (force) {
            why = "asked for";
        } else if (sameStat) {
            return new PlannedFile(file, Action.UNCHANGED,
                    before.status().equals("quarantined") ? "still quarantined: nothing changed" : "nothing changed");
        } else {
            return new PlannedFile(file, Action.TOUCHED, "new modification time, same content");
        }
        return new PlannedFile(file, Action.READ, why);
    }

    /** What could not be read as a document is tried again only by another way of reading. */
    private boolean isUpToDate(KnownFile file) {
        return rulesVersion.equals(file.rulesVersion()) || file.status().equals("quarantined")
                && !file.reasonCode().equals(PROGRAM_FAILED) && file.rulesVersion().startsWith(readingVersion);
    }

    /** Where each content is read: at a path that was read before and still holds it, else at the first that has it. */
    private static Map<String, FileKey> firstPathOfEachContent(
            List<SourceFile> files, Map<FileKey, KnownFile> inventory, Set<String> scanned) {
        Map<String, FileKey> readAt = new HashMap<>();
        for (KnownFile file : inventory.values()) {
            if (wasRead(file) && !scanned.contains(file.sourceCode())) {
                readAt.putIfAbsent(file.contentSha256(), FileKey.of(file));
            }
        }
        for (SourceFile file : files) {
            KnownFile before = inventory.get(FileKey.of(file));
            if (before != null && wasRead(before) && before.contentSha256().equals(file.contentSha256())) {
                readAt.putIfAbsent(file.contentSha256(), FileKey.of(file));
            }
        }
        files.forEach(file -> readAt.putIfAbsent(file.contentSha256(), FileKey.of(file)));
        readAt.remove("");
        return readAt;
    }

    private static boolean wasRead(KnownFile file) {
        return Set.of("loaded", "superseded", "quarantined").contains(file.status());
    }

    private List<SourceFile> hashed(List<FoundFile> found, Map<FileKey, KnownFile> inventory) {
        List<FoundFile> touched = found.stream()
                .filter(file -> !file.isFolder() && !isUntouched(file, inventory.get(FileKey.of(file)))).toList();
        // A file that can't be read has an empty hash: the extract step meets the same error and quarantines the file with it.
        Iterator<String> hashed = hashes.of(touched.stream().map(FoundFile::file).toList()).iterator();
        List<SourceFile> files = new ArrayList<>();
        for (FoundFile file : found) {
            KnownFile before = inventory.get(FileKey.of(file));
            files.add(file.withHash(isUntouched(file, before) ? before.contentSha256()
                    : file.isFolder() ? ContentHash.ofNothing() : hashed.next()));
        }
        return files;
    }

    private boolean isUntouched(FoundFile file, KnownFile before) {
        // A file that could not be hashed may have become readable without a change of size or time.
        return !verify && before != null && !before.contentSha256().isEmpty()
                && before.sizeBytes() == file.sizeBytes() && before.modifiedAt().equals(file.modifiedAt());
    }
}
