package io.annals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the README, run by the real launcher in a copy of the project that has no warehouse yet. */
class ReadmeIT {

    @TempDir
    private Path home;

    @Test
    void everyCommandOfTheReadmeWorks() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: the launcher needs a POSIX shell");
        Files.copy(Path.of("annals"), home.resolve("annals"));
        home.resolve("annals").toFile().setExecutable(true);
        copy(Path.of("jobs"), home.resolve("jobs"));
        copy(Path.of("warehouse-schema/queries"), home.resolve("warehouse-schema/queries"));
        Files.createDirectories(home.resolve("target"));
        Files.createSymbolicLink(home.resolve("target/annals"), BuiltProgram.folder());

        List<String> commands = ReadmeTest.commands("README.md").stream().filter(line -> line.startsWith("./annals"))
                .toList();
        assertThat(commands).hasSizeGreaterThan(5);
        Map<String, String> summaries = Map.of();
        for (String command : commands) {
            String printed = run(command);
            if (!command.contains("findings")) {
                assertThat(printed).as(command).isNotBlank();
            }
            if (command.contains(" summary ")) {
                assertThat(summaries()).as("the summaries written again").isEqualTo(summaries);
            }
            summaries = summaries();
        }
        assertThat(summaries).isNotEmpty();
    }

    private String run(String command) throws Exception {
        Path output = home.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command).directory(home.toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile());
        // Under cron there is no locale; file names and output must not depend on it.
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        boolean ended = process.waitFor(180, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("%s ended%n%s", command, printed).isTrue();
        assertThat(process.exitValue()).as("%s%n%s", command, printed).isZero();
        return printed;
    }

    private Map<String, String> summaries() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        if (Files.isDirectory(home.resolve("out"))) {
            try (Stream<Path> files = Files.list(home.resolve("out"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                    contents.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return contents;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
