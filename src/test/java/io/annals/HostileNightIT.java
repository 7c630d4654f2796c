package io.annals;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.document.DocxFixture;
import io.annals.warehouse.PublishedWarehouse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night of hostile files, run by the real launcher: within memory, one status and the true reason each, nothing left
 * behind; also where the program or a worker is killed meanwhile. Run by {@code mvn verify -Dnight}.
 */
@EnabledIfSystemProperty(named = "night", matches = ".*", disabledReason = "runs with -Dnight: it takes half a minute")
class HostileNightIT {

    private static final Path TORTURE = Path.of("../shared/torture").toAbsolutePath().normalize();
    private static final long MOST_MEGABYTES = 1024;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d+) kB");
    private static final int PARAGRAPHS = 200_000;

    @TempDir
    private Path home;

    private Path hostile;
    private Path temporary;
    private long peak;

    @BeforeEach
    void files() throws IOException {
        Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/status"))
                && Files.isExecutable(Path.of("/bin/sh")), "skipped: memory is measured by /proc");
        hostile = Files.createDirectory(home.resolve("hostile"));
        temporary = Files.createDirectory(home.resolve("tmp"));
        String filling = "0".repeat(1 << 20);
        docx("bomb.docx", IntStream.range(0, 1024).mapToObj(i -> paragraph(filling)));
        docx("long.docx", IntStream.range(0, PARAGRAPHS)
                .mapToObj(i -> paragraph("第" + i + "段，全年救助困难群众" + i + "人次。")));
        Files.writeString(hostile.resolve("deep.html"),
                "<html><body>" + "<div>".repeat(100_000) + "全区1203人" + "</div>".repeat(100_000));
        byte[] lines = "某区民政局2023年共救助困难群众1203人次，支出救助资金316.4万元。\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
        try (OutputStream txt = new BufferedOutputStream(Files.newOutputStream(hostile.resolve("big.txt")))) {
            for (int written = 0; written + lines.length <= 100_000_000; written += lines.length) {
                txt.write(lines);
            }
        }
        Files.writeString(hostile.resolve("report.txt"), "某区民政局2023年工作总结\n全年共救助困难群众1203人次。\n");
        Files.writeString(home.resolve("job.yml"), "sources:\n  - {code: hostile, folder: " + hostile + "}\n"
                + (Files.isDirectory(TORTURE) ? "  - {code: torture, folder: " + TORTURE
                        + ", exclude: [MANIFEST.csv, README.md]}\n" : "")
                + "warehouse: " + home.resolve("w.duckdb") + "\nout: " + home.resolve("out") + "\nruns: "
                + home.resolve("runs") + "\nthreads: 2\n# On a machine that is busy with other things, too.\n"
                + "limits: {seconds_per_file: 300}\n");
    }

    @Test
    void theNightGoesOn() throws Exception {
        Process first = start();
        ProcessHandle worker = awaitWorker(first);
        first.destroyForcibly().waitFor();
        worker.onExit().get(20, TimeUnit.SECONDS);

        Process second = start();
        ProcessHandle killed = awaitWorker(second);
        killed.destroyForcibly();
        assertThat(watch(second)).as(Files.readString(home.resolve("output.txt"))).isEqualTo(4);
        System.out.println("peak of all processes: " + peak + " MB");
        assertThat(peak).as("megabytes of all processes").isLessThan(MOST_MEGABYTES);

        Map<String, String> ends = ends();
        try (Stream<Path> all = Files.list(hostile)) {
            assertThat(ends.keySet()).containsAll(all.map(file -> file.getFileName().toString()).toList());
        }
        assertThat(ends.get("report.txt")).isEqualTo("loaded");
        assertThat(ends.get("long.docx")).isEqualTo("loaded");
        assertThat(ends.get("bomb.docx")).startsWith("TOO_LARGE").contains("bomb", "limits.text_bytes");
        assertThat(ends.get("big.txt")).startsWith("TOO_LARGE").contains("limits.text_bytes");
        assertThat(ends.get("deep.html")).startsWith("TOO_LARGE").contains("1000 levels", "limits.nesting");
        assertThat(ends.values()).noneMatch(end -> end.startsWith("TIMEOUT") || end.startsWith("WORKER_DIED"));
        if (Files.isDirectory(TORTURE)) {
            assertThat(ends).hasSize(5 + 35);
        }

        assertThat(list(temporary)).isEmpty();
        for (Path run : list(home.resolve("runs"))) {
            if (!run.endsWith("batch")) {
                assertThat(names(run)).containsExactlyInAnyOrder("summary.json", "summary.html");
            }
        }
        assertThat(names(home)).containsExactlyInAnyOrder("hostile", "tmp", "job.yml", "output.txt", "w.duckdb",
                "w.duckdb.lock", "out", "runs");
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder("./annals", "load", "--job", home.resolve("job.yml").toString())
                .redirectErrorStream(true).redirectOutput(home.resolve("output.txt").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("TMPDIR", temporary.toString());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.start();
    }

    private ProcessHandle awaitWorker(Process program) throws Exception {
        while (program.isAlive()) {
            for (ProcessHandle child : program.descendants().toList()) {
                if (child.info().arguments().map(List::of).orElse(List.of()).toString().contains("ExtractWorker")) {
                    return child;
                }
            }
            measure(program);
            Thread.sleep(20);
        }
        throw new AssertionError("no worker was seen: " + Files.readString(home.resolve("output.txt")));
    }

    private int watch(Process program) throws Exception {
        while (!program.waitFor(20, TimeUnit.MILLISECONDS)) {
            measure(program);
        }
        return program.exitValue();
    }

    private void measure(Process program) {
        long kilobytes = Stream.concat(Stream.of(program.toHandle()), program.descendants())
                .mapToLong(HostileNightIT::resident).sum();
        peak = Math.max(peak, kilobytes / 1024);
    }

    private static long resident(ProcessHandle process) {
        try {
            Matcher matcher = RESIDENT.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
            return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
        } catch (IOException e) {
            // It has ended meanwhile.
            return 0;
        }
    }

    /** {@code loaded}, or reason and message, by path. */
    private Map<String, String> ends() throws Exception {
        Map<String, String> ends = new TreeMap<>();
        try (PublishedWarehouse warehouse = PublishedWarehouse.open(home.resolve("w.duckdb")).orElseThrow();
             Statement statement = warehouse.connection().createStatement();
             ResultSet rows = statement.executeQuery("""
                     SELECT report_path,
                         CASE WHEN status = 'quarantined' THEN reason_code || ': ' || message ELSE status END
                     FROM report_file LEFT JOIN quarantined_file USING (source_code, report_path)""")) {
            while (rows.next()) {
                assertThat(ends.put(rows.getString(1), rows.getString(2))).as(rows.getString(1)).isNull();
            }
        }
        return ends;
    }

    private static List<String> names(Path folder) throws IOException {
        return list(folder).stream().map(path -> path.getFileName().toString()).toList();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private static String paragraph(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    private void docx(String name, Stream<String> paragraphs) throws IOException {
        DocxFixture.write(hostile.resolve(name), paragraphs);
    }
}
