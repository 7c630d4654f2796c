package io.annals.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileScannerTest {

    @TempDir
    Path folder;

    @Test
    void hiddenFilesLockFilesAndThumbnailsAreNotSeen() throws IOException {
        put("a.txt", ".hidden", "~$a.docx", "Thumbs.db", ".git/config", "sub/b.html");
        assertThat(paths(List.of(), List.of())).containsExactly("a.txt", "sub/b.html");
    }

    @Test
    void pathsComeInBinaryOrderOfUtf8() throws IOException {
        // By UTF-16 the supplementary character would come before the full-width letter.
        put("\uFF21.txt", "\uD840\uDC00.txt", "b.txt", "B.txt", "a/z.txt", "a.txt");
        assertThat(paths(List.of(), List.of()))
                .containsExactly("B.txt", "a.txt", "a/z.txt", "b.txt", "\uFF21.txt", "\uD840\uDC00.txt");
    }

    @Test
    void aPatternWithoutSlashMatchesNamesAndOneWithSlashMatchesPaths() throws IOException {
        put("a.txt", "old/a.txt", "old/b.html", "new/c.txt");
        assertThat(paths(List.of("*.txt"), List.of())).containsExactly("a.txt", "new/c.txt", "old/a.txt");
        assertThat(paths(List.of(), List.of("old/*"))).containsExactly("a.txt", "new/c.txt");
        assertThat(paths(List.of("**/*.txt"), List.of())).containsExactly("a.txt", "new/c.txt", "old/a.txt");
        assertThat(paths(List.of("*.{html,docx}"), List.of())).containsExactly("old/b.html");
    }

    @Test
    void namesWithSpacesLineBreaksAndCombiningMarksAreKept() throws IOException {
        put("a b\n1.txt", "e\u0301.txt", "年报（2023）.txt");
        assertThat(paths(List.of(), List.of())).containsExactly("a b\n1.txt", "e\u0301.txt", "年报（2023）.txt");
    }

    @Test
    void namesThatAreNoTextStayApartFromThoseThatLookLikeThem() throws Exception {
        put("%FF.txt", "%25FF.txt", "100%.txt", "%E5%B9%B4.txt", "\uFFFD%FF.txt");
        Process process = new ProcessBuilder("/bin/sh", "-c",
                "touch \"$(printf '\\377.txt')\" \"$(printf '\\345\\271\\264\\377%%FF.txt')\"")
                .directory(folder.toFile()).start();
        assumeTrue(process.waitFor() == 0, "this file system takes no names that are not UTF-8");
        assertThat(paths(List.of(), List.of())).containsExactlyInAnyOrder("%FF.txt", "%25FF.txt", "%2525FF.txt",
                "100%.txt", "%E5%B9%B4.txt", "\uFFFD%25FF.txt", "年%FF%25FF.txt");
    }

    @Test
    void aFolderWithoutReportsIsAPathOfItsOwn() throws IOException {
        assertThat(paths(List.of(), List.of())).containsExactly("./");
        put("a.txt", "left/b.pdf", "hidden/.keep");
        Files.createDirectories(folder.resolve("deep/bare"));
        Files.createDirectories(folder.resolve("out"));
        assertThat(paths(List.of(), List.of("*.pdf", "out"))).containsExactly("a.txt", "deep/bare/", "hidden/");
        assertThat(paths(List.of("*.docx"), List.of("bare", "hidden", "out"))).containsExactly("./");
    }

    @Test
    void whatIsNoFileIsSkippedAndTold() throws Exception {
        put("a.txt");
        Process process = new ProcessBuilder("mkfifo", folder.resolve("pipe.txt").toString()).start();
        assumeTrue(process.waitFor() == 0, "no mkfifo here");
        FileScanner.Scan scan = scan(List.of(), List.of());
        assertThat(scan.files()).extracting(FoundFile::reportPath).containsExactly("a.txt");
        assertThat(scan.skipped()).containsExactly("s: pipe.txt is no regular file; skipped");
    }

    @Test
    void aLinkOutOfTheSourceIsSkippedAndTold(@TempDir Path elsewhere) throws IOException {
        put("in.txt");
        Path outside = Files.writeString(elsewhere.resolve("secret.txt"), "x");
        Files.createSymbolicLink(folder.resolve("out.txt"), outside);
        Files.createSymbolicLink(folder.resolve("again.txt"), folder.resolve("in.txt"));
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Files.createSymbolicLink(folder.resolve("broken"), folder.resolve("nothing"));
        FileScanner.Scan scan = scan(List.of(), List.of());
        assertThat(scan.files()).extracting(FoundFile::reportPath).containsExactly("again.txt", "in.txt");
        assertThat(scan.skipped()).hasSize(3)
                .anyMatch(line -> line.contains("out.txt") && line.contains("out of the source"))
                .anyMatch(line -> line.contains("loop") && line.contains("folder"))
                .anyMatch(line -> line.contains("broken") && line.contains("nowhere"));
    }

    @Test
    void aSourceThatIsALinkIsSearchedAsItsFolder(@TempDir Path elsewhere) throws IOException {
        put("a.txt");
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), folder);
        assertThat(new FileScanner().scan(new ReportSource("s", link, List.of(), List.of(), "x")).files()).hasSize(1);
    }

    @Test
    void aMissingFolderIsToldWithWhereTheJobNamesIt() {
        ReportSource source = new ReportSource("s", folder.resolve("no"), List.of(), List.of(), "job.yml:7");
        assertThatThrownBy(() -> new FileScanner().scan(source)).isInstanceOf(SourceException.class)
                .hasMessageContainingAll("job.yml:7", "'s'", "does not exist");
    }

    private List<String> paths(List<String> include, List<String> exclude) {
        return scan(include, exclude).files().stream().map(FoundFile::reportPath).toList();
    }

    private FileScanner.Scan scan(List<String> include, List<String> exclude) {
        return new FileScanner().scan(new ReportSource("s", folder, include, exclude, "job.yml:1"));
    }

    private void put(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }
}
