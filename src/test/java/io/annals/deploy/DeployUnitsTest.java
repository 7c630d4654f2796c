package io.annals.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.scheduling.support.CronExpression;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The ready-made units of jobs/deploy are valid, and all start the load at the same time. */
class DeployUnitsTest {

    private static final Path UNITS = Path.of("jobs/deploy");

    @TempDir
    Path folder;

    @Test
    void theCrontabHasOneEntryOfTheSystemKind() throws Exception {
        List<String> lines = Files.readAllLines(UNITS.resolve("annals.cron")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.matches("[A-Z]+=.*")).toList();
        Matcher entry = Pattern.compile("((?:\\S+ ){4}\\S+) annals (.+)").matcher(lines.get(0));
        assertThat(lines).hasSize(1);
        assertThat(entry.matches()).isTrue();
        assertThat(CronExpression.parse("0 " + entry.group(1))).isEqualTo(CronExpression.parse("0 30 2 * * *"));
        assertThat(entry.group(2)).contains("mkdir -p runs && ./annals load").doesNotContain("%");
        assertThat(run("/bin/sh", "-n", Files.writeString(folder.resolve("entry.sh"), entry.group(2)).toString()))
                .isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void theKubernetesManifestIsACronJobThatNeverRunsTwiceAtOnce() throws Exception {
        Map<String, Object> manifest = new Yaml(new SafeConstructor(new LoaderOptions())).load(
                Files.readString(UNITS.resolve("kubernetes-cronjob.yaml")));
        assertThat(manifest).containsEntry("apiVersion", "batch/v1").containsEntry("kind", "CronJob");
        Map<String, Object> spec = (Map<String, Object>) manifest.get("spec");
        assertThat(spec).containsEntry("concurrencyPolicy", "Forbid").containsEntry("schedule", "30 2 * * *");
        assertThat(spec.toString()).contains("ANNALS_BUILD", "./annals load", "restartPolicy=Never");
    }

    @Test
    void systemdTakesServiceAndTimer() throws Exception {
        String analyze = List.of("/usr/bin/systemd-analyze", "/bin/systemd-analyze").stream()
                .filter(path -> Files.isExecutable(Path.of(path))).findFirst().orElse("");
        assumeTrue(!analyze.isEmpty(), "skipped: no systemd-analyze here");
        // The program of the unit must exist, and systemd wants absolute paths.
        Path program = Files.writeString(folder.resolve("annals"), "#!/bin/sh\n");
        program.toFile().setExecutable(true);
        for (String unit : List.of("annals.service", "annals.timer")) {
            Files.writeString(folder.resolve(unit), Files.readString(UNITS.resolve(unit))
                    .replace("ExecStart=/opt/annals/annals", "ExecStart=" + program).replace("User=annals\n", ""));
        }
        assertThat(run(analyze, "verify", "--man=no", "--recursive-errors=no",
                folder.resolve("annals.service").toString(), folder.resolve("annals.timer").toString())).isEmpty();
        assertThat(Files.readString(UNITS.resolve("annals.timer"))).contains("OnCalendar=*-*-* 02:30:00");
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectInput(new File("/dev/null")).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return text + (process.waitFor() == 0 ? "" : "exit " + process.exitValue());
    }
}
