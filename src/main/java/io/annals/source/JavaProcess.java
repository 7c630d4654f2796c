package io.annals.source;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands of Java processes that run a part of this program beside it. */
public final class JavaProcess {

    private JavaProcess() {
    }

    /**
     * The command of a process with this one's Java, program, class-data archive and encoding, and memory of its own.
     *
     * @param main the class to run
     * @param memoryMegabytes its heap
     * @param temporary its temporary folder
     * @param options further options of Java
     * @param arguments what the class is given
     */
    public static List<String> command(Class<?> main, int memoryMegabytes, Path temporary, List<String> options,
            List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + memoryMegabytes + "m",
                "-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:+DisplayVMOutputToStderr",
                "-XX:ErrorFile=" + temporary.resolve("hs_err.log"), "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true", "-Djava.io.tmpdir=" + temporary,
                "-Dannals.log=" + System.getProperty("annals.log", "WARN")));
        line.addAll(options);
        String archive = System.getProperty("annals.archive", "");
        if (!archive.isEmpty()) {
            line.addAll(List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive, "-Xlog:disable"));
        }
        if (Runtime.version().feature() >= 22) {
            line.add("--enable-native-access=ALL-UNNAMED");
        }
        line.addAll(List.of("-cp", classPath(), main.getName()));
        line.addAll(arguments);
        return line;
    }

    private static String classPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
