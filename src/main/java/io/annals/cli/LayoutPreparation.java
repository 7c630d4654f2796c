package io.annals.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes a freshly built program start fast; the launcher runs it once after a build.
 *
 * <p>{@code unpack LIB} puts DuckDB's native library beside its jar and takes the libraries of all platforms out of the
 * jar: the driver then loads the one beside it, instead of unpacking 71 MB into a temporary folder at each start.
 * {@code train HOME} loads a few reports in this very process, so that the Java process that is told to archive its
 * classes at its end has seen them all.
 */
final class LayoutPreparation {

    private static final String NATIVE = "libduckdb_java.so_";

    private LayoutPreparation() {
    }

    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "unpack" -> unpack(Path.of(arguments[1]));
            case "train" -> train(Path.of(arguments[1]));
            default -> throw new IllegalArgumentException("unpack LIB or train HOME");
        }
    }

    static void unpack(Path lib) throws IOException {
        List<Path> jars;
        try (Stream<Path> list = Files.list(lib)) {
            jars = list.filter(file -> file.getFileName().toString().matches("duckdb_jdbc-.*\\.jar")).toList();
        }
        for (Path jar : jars) {
            Path lean = lib.resolve(jar.getFileName() + ".lean");
            try (ZipFile full = new ZipFile(jar.toFile())) {
                String name = NATIVE + platform();
                ZipEntry library = full.getEntry(name);
                if (library == null) {
                    continue;
                }
                Path unpacked = lib.resolve(name + ".unpacking");
                try (InputStream in = full.getInputStream(library)) {
                    Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
                }
                Files.move(unpacked, lib.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                try (OutputStream out = Files.newOutputStream(lean); ZipOutputStream zip = new ZipOutputStream(out)) {
                    for (ZipEntry entry : full.stream().filter(e -> !e.getName().startsWith(NATIVE)).toList()) {
                        ZipEntry copy = new ZipEntry(entry.getName());
                        copy.setTime(entry.getTime());
                        zip.putNextEntry(copy);
                        try (InputStream in = full.getInputStream(entry)) {
                            in.transferTo(zip);
                        }
                        zip.closeEntry();
                    }
                }
            }
            Files.move(lean, jar, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The platform as the driver names it: {@code linux_amd64}. */
    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "macos" : os) + "_"
                + (arch.equals("x86_64") ? "amd64" : arch.equals("aarch64") ? "arm64" : arch);
    }

    private static void train(Path home) throws IOException {
        Path folder = Files.createTempDirectory("training");
        Path reports = Files.createDirectories(folder.resolve("reports"));
        Files.writeString(reports.resolve("a.txt"), "某区民政局2023年工作总结\n城市低保对象12户、20人，发放低保金8.2万元，"
                + "同比增长3%。\n", StandardCharsets.UTF_8);
        Files.writeString(reports.resolve("b.html"), "<html><head><title>某区民政局2022年工作总结</title></head><body>"
                + "<p>城市低保对象10户、18人。</p><table><tr><th>指标</th><th>数量</th></tr><tr><td>结婚登记</td>"
                + "<td>3对</td></tr></table></body></html>", StandardCharsets.UTF_8);
        copySamples(home.resolve("jobs").resolve("samples").resolve("reports"), reports);
        Path job = folder.resolve("job.yml");
        Files.writeString(job, "sources:\n  - code: training\n    folder: reports\nisolation: none\n",
                StandardCharsets.UTF_8);
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Console console = new Console(silent, System.err, folder, folder, false, Map.of());
        for (String[] command : List.of(
                new String[] {"load", "--job", job.toString()},
                new String[] {"plan", "--job", job.toString()},
                new String[] {"load", "--job", job.toString()},
                new String[] {"inspect", reports.resolve("a.txt").toString()},
                new String[] {"query", "--job", job.toString(), "FROM v_figure"},
                new String[] {"--help"})) {
            Annals.run(console, command);
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Reports of each format bring in that format's parser. */
    private static void copySamples(Path samples, Path into) throws IOException {
        if (!Files.isDirectory(samples)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(samples)) {
            for (Path file : tree.filter(Files::isRegularFile).sorted().limit(20).toList()) {
                Files.copy(file, into.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
