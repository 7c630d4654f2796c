package io.annals.source;

import io.annals.source.PlannedFile.Action;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what a load does with each path, by comparing what the sources hold with what the warehouse knows.
 *
 * <p>A file of known size and modification time is taken as unchanged without a look at its content; any other is
 * hashed. Of several files with the same bytes one is read: the one that was read before, else the first by source and
 * path; empty files are no copies of each other, so that each is told.
 */
public final class LoadPlanner {

    /** Hash of a file's content. */
    @FunctionalInterface
    public interface Hash {
        String of(Path file) throws IOException;
    }

    private record Key(String sourceCode, String reportPath) {}

    private final String rulesVersion;
    private final Hash hash;

    /**
     * @param rulesVersion version of the rules and the reference data that the load reads with
     * @param hash how to hash a file: {@link ContentHash#of}
     */
    public LoadPlanner(String rulesVersion, Hash hash) {
        this.rulesVersion = rulesVersion;
        this.hash = hash;
    }

    /**
     * The plan: one element for each file found, in their order, then one for each known file of the scanned sources
     * that is gone, in the order of {@code known}. A file whose content can't be read has an empty hash and is to be
     * read, so that it ends with a reason.
     *
     * @param found the files found, sources in the job's order, then by path
     * @param known the files that the warehouse knows
     * @param scanned codes of the sources that were searched; known files of others stay as they are
     */
    public List<PlannedFile> plan(List<FoundFile> found, List<KnownFile> known, Set<String> scanned) {
        Map<Key, KnownFile> inventory = new LinkedHashMap<>();
        known.forEach(file -> inventory.put(new Key(file.sourceCode(), file.reportPath()), file));

        List<SourceFile> files = new ArrayList<>();
        for (FoundFile file : found) {
            KnownFile before = inventory.get(new Key(file.sourceCode(), file.reportPath()));
            // A file that could not be hashed may have become readable without a change of size or time.
            boolean untouched = before != null && !before.contentSha256().isEmpty()
                    && before.sizeBytes() == file.sizeBytes() && before.modifiedAt().equals(file.modifiedAt());
            files.add(file.withHash(untouched ? before.contentSha256() : hashOf(file)));
        }

        Map<String, Key> readAt = firstPathOfEachContent(files, inventory, scanned);
        Map<Key, KnownFile> gone = new LinkedHashMap<>(inventory);
        files.forEach(file -> gone.remove(key(file)));
        gone.values().removeIf(file -> !scanned.contains(file.sourceCode()) || file.status().equals("removed"));
        Map<String, KnownFile> goneByContent = new HashMap<>();
        gone.values().forEach(file -> goneByContent.putIfAbsent(file.contentSha256(), file));

        List<PlannedFile> plan = new ArrayList<>();
        for (SourceFile file : files) {
            plan.add(plan(file, inventory.get(key(file)), readAt.get(file.contentSha256()), goneByContent));
        }
        for (KnownFile file : gone.values()) {
            plan.add(new PlannedFile(new SourceFile(file.sourceCode(), file.reportPath(), null, file.sizeBytes(),
                    file.modifiedAt(), file.contentSha256()), Action.REMOVED,
                    SourceFile.isFolder(file.reportPath()) ? "no longer a folder without reports"
                            : "no longer in its source"));
        }
        return plan;
    }

    private PlannedFile plan(SourceFile file, KnownFile before, Key readAt, Map<String, KnownFile> goneByContent) {
        boolean sameContent = before != null && before.contentSha256().equals(file.contentSha256());
        boolean sameStat = before != null && before.sizeBytes() == file.sizeBytes()
                && before.modifiedAt().equals(file.modifiedAt());
        if (before != null && before.status().equals("ignored") && sameContent) {
            return new PlannedFile(file, Action.IGNORED, "ignored since an earlier load");
        }
        if (readAt != null && !readAt.equals(key(file)) && file.sizeBytes() > 0) {
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
        } else if (!rulesVersion.equals(before.rulesVersion())) {
            why = "last read by older rules or reference data (" + before.rulesVersion() + ")";
        } else if (sameStat) {
            return new PlannedFile(file, Action.UNCHANGED,
                    before.status().equals("quarantined") ? "still quarantined: nothing changed" : "nothing changed");
        } else {
            return new PlannedFile(file, Action.TOUCHED, "new modification time, same content");
        }
        return new PlannedFile(file, Action.READ, why);
    }

    /** Where each content is read: at a path that was read before and still holds it, else at the first that has it. */
    private static Map<String, Key> firstPathOfEachContent(
            List<SourceFile> files, Map<Key, KnownFile> inventory, Set<String> scanned) {
        Map<String, Key> readAt = new HashMap<>();
        for (KnownFile file : inventory.values()) {
            if (wasRead(file) && !scanned.contains(file.sourceCode())) {
                readAt.putIfAbsent(file.contentSha256(), new Key(file.sourceCode(), file.reportPath()));
            }
        }
        for (SourceFile file : files) {
            KnownFile before = inventory.get(key(file));
            if (before != null && wasRead(before) && before.contentSha256().equals(file.contentSha256())) {
                readAt.putIfAbsent(file.contentSha256(), key(file));
            }
        }
        files.forEach(file -> readAt.putIfAbsent(file.contentSha256(), key(file)));
        readAt.remove("");
        return readAt;
    }

    private static boolean wasRead(KnownFile file) {
        return Set.of("loaded", "superseded", "quarantined").contains(file.status());
    }

    private static Key key(SourceFile file) {
        return new Key(file.sourceCode(), file.reportPath());
    }

    private String hashOf(FoundFile file) {
        if (file.isFolder()) {
            return ContentHash.ofNothing();
        }
        try {
            return hash.of(file.file());
        } catch (IOException e) {
            // The extract step meets the same error and quarantines the file with it.
            return "";
        }
    }
}
