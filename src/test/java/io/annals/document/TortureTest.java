package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hostile and odd files of the libraries' own test suites: each ends in a document or in a reason. */
class TortureTest {

    private static final Path TORTURE = Path.of("../shared/torture");
    /** Documents whose body is empty. */
    private static final Set<String> WITHOUT_TEXT = Set.of(
            "malformed__51921-Word-Crash067.docx", "truncated__zero-length.docx");
    /** What is read of documents whose text stands in files within them. */
    private static final Map<String, List<String>> WITHIN = Map.of("content__testWPSAttachment.docx",
            List.of("txt_content", "pdf_content", "doc_content", "xls_content"), "embedded__testAltChunkMHT.docx",
            List.of("Simple paragraph with a emphasized word.", "ROW 2"));
    private static final Map<String, QuarantineReason> REASONS = Map.of("encrypted", QuarantineReason.ENCRYPTED);
    /** An archive is no report; entities that declare each other are no document that an office program wrote. */
    private static final Map<String, QuarantineReason> BOMBS = Map.of("bomb__droste.zip",
            QuarantineReason.NOT_A_REPORT, "bomb__poc-xmlbomb.xlsx", QuarantineReason.UNREADABLE);

    @Test
    @Timeout(60)
    void everyFileEndsInADocumentOrInTheRightReason() throws Exception {
        assumeTrue(Files.isDirectory(TORTURE), "the hostile files are not here");
        List<Path> files;
        try (Stream<Path> all = Files.list(TORTURE)) {
            files = all.filter(file -> file.getFileName().toString().contains("__")).sorted().toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            String name = file.getFileName().toString();
            String category = name.substring(0, name.indexOf("__"));
            QuarantineReason reason = null;
            try {
                assertThat(Documents.READER.read(file, name).text()).as(name).isNotBlank()
                        .contains(WITHIN.getOrDefault(name, List.of("")));
            } catch (UnusableDocumentException e) {
                reason = e.reason();
                assertThat(e.getMessage()).as(name).isNotBlank().doesNotContain("Exception", "\n");
            }
            if (WITHOUT_TEXT.contains(name)) {
                assertThat(reason).as(name).isEqualTo(QuarantineReason.NO_TEXT);
            } else if (REASONS.containsKey(category)) {
                assertThat(reason).as(name).isEqualTo(REASONS.get(category));
            } else if (category.equals("bomb")) {
                assertThat(reason).as(name).isNotNull().isEqualTo(BOMBS.getOrDefault(name, reason));
            } else if (Set.of("legacy", "content", "embedded", "external").contains(category)) {
                assertThat(reason).as(name).isNull();
            } else if (category.equals("truncated")) {
                assertThat(reason).as(name).isEqualTo(QuarantineReason.TRUNCATED);
            } else if (category.equals("malformed")) {
                assertThat(reason).as(name).isIn(null, QuarantineReason.UNREADABLE, QuarantineReason.TRUNCATED);
            }
        }
    }
}
