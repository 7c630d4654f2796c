package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real reports: every form of one gives the text of its seed. */
class CorpusDocumentsTest {

    private static final Path CORPUS = Path.of("../shared/corpus");

    @Test
    void everyFormHasTheTextOfItsSeedAndNoFurniture() throws Exception {
        assumeTrue(Files.isDirectory(CORPUS), "the corpus of real reports is not here");
        List<Path> forms;
        try (Stream<Path> files = Files.list(CORPUS.resolve("forms"))) {
            forms = files.sorted().toList();
        }
        assertThat(forms).isNotEmpty();
        for (Path form : forms) {
            String name = form.getFileName().toString();
            String seed = Files.readString(CORPUS.resolve("seeds").resolve(name.substring(0, 3) + ".txt"));
            ReportDocument document = Documents.READER.read(form, name);
            String expected = Whitespace.squeeze(seed.replaceAll("\\*\\*|(?m)^#+ ", ""));

            assertThat(similarity(expected, Whitespace.squeeze(document.text()))).as(name).isGreaterThanOrEqualTo(0.99);
            assertThat(document.text()).as(name).doesNotContain("访问量", "备案号", "1,204", "3,256,871", "320.5万元", "打印",
                    "0722-");
            assertThat(document.blocks().stream().filter(block -> block.kind() == Block.Kind.HEADING).count())
                    .as(name).isEqualTo(Documents.READER.read(CORPUS.resolve("seeds").resolve(name.substring(0, 3)
                    + ".txt"), "seed.txt")
                            .blocks().stream().filter(block -> block.kind() == Block.Kind.HEADING).count());
        }
    }

    /** Twice the longest common subsequence over both lengths. */
    private static double similarity(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = 0;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                row[j] = one.charAt(i - 1) == other.charAt(j - 1) ? diagonal + 1 : Math.max(row[j], row[j - 1]);
                diagonal = above;
            }
        }
        return 2.0 * row[other.length()] / (one.length() + other.length());
    }

    @Test
    void utf16AndGb18030FormsAreDecoded() throws Exception {
        assumeTrue(Files.isDirectory(CORPUS), "the corpus of real reports is not here");
        byte[] marked = Files.readAllBytes(CORPUS.resolve("forms/003-utf16.txt"));
        byte[] bare = java.util.Arrays.copyOfRange(marked, 2, marked.length);

        assertThat(CharsetDecision.of(bare, null).charset()).isEqualTo("UTF-16LE");
        assertThat(CharsetDecision.of(new String(bare, StandardCharsets.UTF_16LE).getBytes("GB18030"), null).charset())
                .isEqualTo("GB18030");
    }
}
