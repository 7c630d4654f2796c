package io.annals.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The SQL files of {@code warehouse-schema}, from the folder or the jar that this class was loaded from. */
public final class SchemaFiles {

    private static final String ROOT = "/warehouse-schema";

    /**
     * One file.
     *
     * @param name its name, {@code v_figure.sql}
     * @param sql its text
     */
    public record SchemaFile(String name, String sql) {}

    private SchemaFiles() {
    }

    /**
     * The SQL files of one folder, in name order; never empty.
     *
     * @param folder name of a folder of {@code warehouse-schema}: {@code views}, {@code marts}, {@code queries} …
     */
    public static List<SchemaFile> of(String folder) {
        // The folder itself may have no entry in a jar; a file always has one.
        URL anchor = SchemaFiles.class.getResource(ROOT + "/README.md");
        if (anchor == null) {
            throw new WarehouseException("warehouse-schema is missing from the program; build it again");
        }
        try {
            if (anchor.openConnection() instanceof JarURLConnection jar) {
                Path archive = Path.of(jar.getJarFileURL().toURI());
                try (FileSystem files = FileSystems.newFileSystem(archive, Map.of())) {
                    return read(files.getPath(ROOT, folder));
                }
            }
            return read(Path.of(anchor.toURI()).resolveSibling(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("warehouse-schema/" + folder + " can't be read from the program", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<SchemaFile> read(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> found = Files.list(folder)) {
            paths = found.filter(path -> path.getFileName().toString().endsWith(".sql"))
                    .sorted((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString())).toList();
        }
        List<SchemaFile> files = new ArrayList<>();
        for (Path path : paths) {
            files.add(new SchemaFile(path.getFileName().toString(), Files.readString(path, StandardCharsets.UTF_8)));
        }
        if (files.isEmpty()) {
            throw new WarehouseException("warehouse-schema/" + folder.getFileName()
                    + " is empty in the program; build it again");
        }
        return files;
    }
}
