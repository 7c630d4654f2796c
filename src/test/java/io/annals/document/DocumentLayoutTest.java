package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.warehouse.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentLayoutTest {

    private static void isMadeAgain(ReportDocument document) {
        String raw = JsonText.of(document.metadata().raw());
        assertThat(DocumentLayout.document(document.text(), DocumentLayout.of(document), raw)).isEqualTo(document);
    }

    @Test
    void everySampleIsMadeAgainFromItsTextAndLayout() throws Exception {
        int read = 0;
        for (Path root : List.of(Path.of("jobs/samples/reports"), Path.of("src/test/resources/documents"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    try {
                        isMadeAgain(new DocumentReader().read(file, file.getFileName().toString()));
                        read++;
                    } catch (UnusableDocumentException e) {
                        // No report: nothing to be kept.
                    }
                }
            }
        }
        assertThat(read).isGreaterThan(12);
    }

    @Test
    void positionsAreCodePointsAndEveryMemberIsKept() {
        String text = "😀题\n𠀀节\n甲\t乙😀\n注";
        Map<String, String> raw = new LinkedHashMap<>();
        raw.put("b", "1");
        raw.put("a", "\"引\"\n号");
        ReportDocument document = new ReportDocument("docx", text, List.of(
                Block.of(Block.Kind.TITLE, 0, 3, 0), Block.of(Block.Kind.HEADING, 4, 7, 3),
                new Block(Block.Kind.CELL, 8, 9, 0, 2, 1, 1, 3, 1, true),
                new Block(Block.Kind.CELL, 10, 13, 0, 2, 1, 2, 1, 14, false), Block.of(Block.Kind.NOTE, 14, 15, 0)),
                new DocumentMetadata("题名", "", null, LocalDate.of(2024, 2, 29), null, "〔2024〕3号", "", "http://x", raw),
                List.of("一句话"));
        isMadeAgain(document);
        assertThat(DocumentLayout.of(document)).contains(
                "T0+2 H3+2^3 C6+1@2.1.1x3.1! C8+2@2.1.2x1.14 N11+1");
        isMadeAgain(new ReportDocument("txt", "x", List.of(), DocumentMetadata.NONE));
    }
}
