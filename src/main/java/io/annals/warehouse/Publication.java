package io.annals.warehouse;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Puts a finished warehouse file in the published one's place and keeps the former ones. At no moment is there no
 * published file, and after a crash anywhere the same call completes the work.
 */
final class Publication {

    private final Path file;
    private final Path published;
    private final Path marker;

    Publication(Path file, Path published) {
        this.file = file;
        this.published = published;
        this.marker = file.resolveSibling(file.getFileName() + ".publishing");
    }

    /** Whether an earlier call moved the working copy into place and was interrupted only after that. */
    boolean isDone() {
        return !Files.exists(file) && Files.exists(marker) && Files.exists(published);
    }

    /** Forgets earlier publications, before a new working copy is made. */
    void begin() throws IOException {
        Files.deleteIfExists(marker);
    }

    void publish(int generations) throws IOException {
        Files.deleteIfExists(marker);
        Files.createFile(marker);
        DurableFiles.sync(file);
        DurableFiles.sync(file.toAbsolutePath().getParent());
        if (generations > 0 && Files.exists(published)) {
            keepFormer(generations);
        }
        try {
            DurableFiles.replace(file, published);
        } catch (AtomicMoveNotSupportedException e) {
            // The working copy stands on another disk, from which nothing can be renamed.
            Path beside = published.resolveSibling(published.getFileName() + ".new");
            Files.copy(file, beside, StandardCopyOption.REPLACE_EXISTING);
            DurableFiles.replace(beside, published);
            Files.delete(file);
        }
        for (int extra = generations + 1; Files.deleteIfExists(generation(extra)); extra++) {
            // More generations were kept once.
        }
    }

    private void keepFormer(int generations) throws IOException {
        Path newest = generation(1);
        if (Files.exists(newest) && Files.isSameFile(newest, published)) {
            // An earlier attempt came as far as this.
            return;
        }
        int free = 1;
        while (free < generations && Files.exists(generation(free))) {
            free++;
        }
        Files.deleteIfExists(generation(free));
        for (int i = free - 1; i >= 1; i--) {
            Files.move(generation(i), generation(i + 1), StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.createLink(newest, published);
        } catch (UnsupportedOperationException | IOException e) {
            // A file system without hard links: a copy costs time and room, a rename would leave nothing published.
            Files.copy(published, newest, StandardCopyOption.REPLACE_EXISTING);
            DurableFiles.sync(newest);
        }
    }

    private Path generation(int number) {
        return PublishedWarehouse.generation(published, number);
    }
}
