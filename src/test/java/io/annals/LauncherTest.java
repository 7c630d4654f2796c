package io.annals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, in a project whose Java and Maven are scripts that tell what they were asked. */
class LauncherTest {

    private static final Path LAUNCHER = Path.of("annals").toAbsolutePath();

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void aProject() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here: the launcher can't run");
        project = Files.createDirectories(folder.resolve("a project"));
        Files.copy(LAUNCHER, project.resolve("annals"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(project.resolve("src/main"));
        Files.createDirectories(project.resolve("warehouse-schema"));
        old(Files.writeString(project.resolve("pom.xml"), "<project/>"));
        old(project.resolve("src/main"));
        old(project.resolve("warehouse-schema"));
        // Java tells its arguments; what is told to make an archive makes one.
        script("jdk/bin/java", """
                for a in "$@"; do
                    case $a in -XX:ArchiveClassesAtExit=*) echo "$LC_ALL" > "${a#*=}"; exit 0 ;; esac
                    [ "$a" = unpack ] && exit 0
                done
                pwd; for a in "$@"; do echo "$a"; done""");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
        script("bin/mvn", """
                echo "$@" >> '%s'; sleep 0.3; mkdir -p target/annals/lib; echo x > target/annals/annals.jar"""
                .formatted(folder.resolve("mvn.log")));
    }

    @Test
    void itIsValidForThePosixShell() throws Exception {
        assertThat(run(folder, Map.of(), "/bin/sh", "-n", LAUNCHER.toString())).isEmpty();
    }

    @Test
    void itBuildsOnceAndHandsOnArgumentsAsTheyAre() throws Exception {
        String first = start(folder, project.resolve("annals").toString(), "query", "SELECT 'a  b'", "*");
        assertThat(first).contains("annals: building, once", "\nquery\nSELECT 'a  b'\n*\n",
                "-Dannals.home=" + project.toRealPath(), "-XX:SharedArchiveFile=");
        String second = start(folder, project.resolve("annals").toString(), "--help");
        assertThat(second).doesNotContain("building").contains("--help");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void itStaysInTheCallersFolder() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        assertThat(start(elsewhere, "../a project/annals")).contains(elsewhere.toRealPath() + "\n");
    }

    @Test
    void itFindsItsProjectThroughRelativeLinks() throws Exception {
        Path links = Files.createDirectories(folder.resolve("links"));
        Files.createSymbolicLink(links.resolve("one"), Path.of("../a project/annals"));
        Files.createSymbolicLink(folder.resolve("two"), Path.of("links/one"));
        assertThat(start(links, "../two")).contains("-Dannals.home=" + project.toRealPath());
    }

    @Test
    void itBuildsAgainWhenASourceIsNewer() throws Exception {
        start(folder, project.resolve("annals").toString());
        Path source = Files.writeString(project.resolve("src/main/A.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
        start(folder, project.resolve("annals").toString());
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void theTrainingRunReadsChineseFileNamesWithoutALocaleToo() throws Exception {
        output(process(folder, Map.of("LC_ALL", "C"), project.resolve("annals").toString()));
        assertThat(project.resolve("target/annals/annals-17.0.1.jsa")).hasContent("C.UTF-8");
    }

    @Test
    void underCronItRunsAsItWasBuiltAndSaysSo() throws Exception {
        script("bin/cron", "\"$@\"; exit $?");
        String cron = folder.resolve("bin/cron").toString();
        String annals = project.resolve("annals").toString();
        assertThat(start(folder, cron, annals, "load")).contains("is not built under cron", "--version once by hand")
                .hasLineCount(1);
        start(folder, annals);
        Path source = Files.writeString(project.resolve("src/main/A.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
        assertThat(start(folder, cron, annals, "load")).contains("sources are newer than the program", "\nload\n");
        assertThat(output(process(folder, Map.of("ANNALS_BUILD", "never"), annals, "load")))
                .contains("sources are newer than the program", "\nload\n");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void anInstallationIsNeverBuilt() throws Exception {
        Path installed = Files.createDirectories(folder.resolve("installed"));
        Files.copy(LAUNCHER, installed.resolve("annals"), StandardCopyOption.COPY_ATTRIBUTES);
        Path jar = Files.writeString(Files.createDirectories(installed.resolve("app")).resolve("annals.jar"), "x");
        String annals = installed.resolve("annals").toString();
        assertThat(start(folder, annals, "load")).contains("\nload\n", installed.toRealPath() + "/app/annals.jar",
                "-XX:SharedArchiveFile=" + installed.toRealPath() + "/app/").doesNotContain("building");
        assertThat(installed.resolve("target")).doesNotExist();
        Files.delete(jar);
        assertThat(start(folder, annals, "load")).contains("app/annals.jar is missing; unpack the archive")
                .hasLineCount(1);
        assertThat(folder.resolve("mvn.log")).doesNotExist();
    }

    @Test
    void twoFirstStartsAtOnceWaitForOneBuild() throws Exception {
        Process one = process(folder, Map.of(), project.resolve("annals").toString(), "one");
        Process two = process(folder, Map.of(), project.resolve("annals").toString(), "two");
        assertThat(output(one)).contains("\none\n");
        assertThat(output(two)).contains("\ntwo\n");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void theBuildLockOfADeadStartIsTakenOver() throws Exception {
        Files.createDirectories(project.resolve("target/.annals-build"));
        Files.writeString(project.resolve("target/.annals-build/pid"), "99999999");
        assertThat(start(folder, project.resolve("annals").toString(), "x")).contains("\nx\n");
    }

    @Test
    void anOldOrMissingJavaIsToldInOneLine() throws Exception {
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"11.0.2\"\n");
        assertThat(start(folder, project.resolve("annals").toString())).contains("needs Java 17 or newer", "11.0.2")
                .hasLineCount(1);
        assertThat(output(process(folder, Map.of("JAVA_HOME", folder.resolve("none").toString()),
                project.resolve("annals").toString()))).contains("JAVA_HOME is").hasLineCount(1);
    }

    @Test
    void aTemporaryFolderThatCantBeWrittenIsToldInOneLine() throws Exception {
        start(folder, project.resolve("annals").toString());
        assertThat(output(process(folder, Map.of("TMPDIR", folder.resolve("none").toString()),
                project.resolve("annals").toString()))).contains("can't write to the temporary folder", "set TMPDIR")
                .hasLineCount(1);
    }

    @Test
    void aNewJavaIsAllowedItsNativeLibraries() throws Exception {
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        assertThat(start(folder, project.resolve("annals").toString())).contains("--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void temporaryFoldersOfDeadProcessesGo() throws Exception {
        Path stale = Files.createDirectories(folder.resolve("tmp/annals.99999999.abcdef"));
        Path alive = Files.createDirectories(
                folder.resolve("tmp/annals." + ProcessHandle.current().pid() + ".abcdef"));
        start(folder, project.resolve("annals").toString());
        assertThat(stale).doesNotExist();
        assertThat(alive).exists();
    }

    private long builds() throws IOException {
        return Files.readAllLines(folder.resolve("mvn.log")).size();
    }

    private String start(Path caller, String... command) throws Exception {
        return output(process(caller, Map.of(), command));
    }

    private Process process(Path caller, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(caller.toFile()).redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String run(Path caller, Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(caller.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        return output(builder.start());
    }

    private static String output(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }

    private void script(String name, String body) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void old(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
    }
}
