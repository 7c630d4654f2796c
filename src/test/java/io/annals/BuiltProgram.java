package io.annals;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The built program for tests that start it through the launcher. Its first start changes jars that other tests run
 * with, so it has a folder of its own, of hard links; all test processes share it.
 */
final class BuiltProgram {

    private BuiltProgram() {
    }

    /** The folder that stands for {@code target/annals}. */
    static Path folder() throws IOException {
        Path built = Path.of("target/annals").toAbsolutePath();
        Path home = built.resolveSibling("launched-" + Files.getLastModifiedTime(built.resolve("annals.jar")).toMillis());
        if (!Files.exists(home)) {
            Path making = Files.createTempDirectory(built.getParent(), "launching-");
            link(built, Files.createDirectory(making.resolve("annals")));
            try {
                Files.move(making, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                // Another test process was first.
                if (!Files.exists(home)) {
                    throw e;
                }
            }
        }
        return home.resolve("annals");
    }

    private static void link(Path from, Path to) throws IOException {
        List<Path> entries;
        try (Stream<Path> list = Files.list(from)) {
            entries = list.filter(entry -> !entry.toString().endsWith(".jsa")).toList();
        }
        for (Path entry : entries) {
            Path copy = to.resolve(entry.getFileName());
            if (Files.isDirectory(entry)) {
                link(entry, Files.createDirectory(copy));
            } else {
                Files.createLink(copy, entry);
            }
        }
    }
}
