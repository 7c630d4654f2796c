package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import io.annals.document.LimitExceededException.Limit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadLimitsTest {

    @TempDir
    Path folder;

    @Test
    void aFileOverItsLimitIsNotOpened() {
        DocumentReader reader = new DocumentReader(new ReadLimits(10, 10));
        Path file = Documents.write(folder, "a.txt", "a longer text".getBytes(StandardCharsets.US_ASCII));

        assertThat(Documents.refusal(reader, file, "a.txt")).hasMessageContaining("13 bytes")
                .hasMessageContaining("limit of 10")
                .extracting(UnusableDocumentException::reason).isEqualTo(QuarantineReason.TOO_LARGE);
    }

    @Test
    void textOverItsLimitIsRefusedInEveryFormat() {
        DocumentReader reader = new DocumentReader(new ReadLimits(1 << 20, 2048));
        String text = "全年共救助困难群众1203人次。".repeat(200);
        Path txt = Documents.write(folder, "a.txt", text.getBytes(StandardCharsets.UTF_8));
        Path html = Documents.write(folder, "a.html", ("<p>" + text).getBytes(StandardCharsets.UTF_8));
        Path docx = new DocxFixture().paragraph(text).write(folder.resolve("a.docx"));

        for (Path file : new Path[] {txt, html, docx}) {
            assertThat(Documents.refusal(reader, file, file.getFileName().toString()).reason())
                    .isEqualTo(QuarantineReason.TOO_LARGE);
        }
    }

    @Test
    void aBombIsRefusedBeforeItUnpacks() throws IOException {
        Path small = new DocxFixture().paragraph("x").write(folder.resolve("small.docx"));
        Path bomb = folder.resolve("bomb.docx");
        try (ZipFile from = new ZipFile(small.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(bomb))) {
            for (var entry : java.util.Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals("word/document.xml")) {
                    to.write(("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                            + "<w:body><w:p><w:r><w:t>").getBytes(StandardCharsets.UTF_8));
                    byte[] filling = "0".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
                    for (int i = 0; i < 100; i++) {
                        to.write(filling);
                    }
                } else {
                    try (InputStream in = from.getInputStream(entry)) {
                        in.transferTo(to);
                    }
                }
            }
        }

        assertThat(Documents.refusal(bomb, "bomb.docx").reason()).isEqualTo(QuarantineReason.TOO_LARGE);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        Path docx = new DocxFixture().body("<w:sdt><w:sdtContent>".repeat(10_000)
                + "</w:sdtContent></w:sdt>".repeat(10_000))
                .write(folder.resolve("deep.docx"));

        assertThat(Documents.refusal(docx, "deep.docx").reason()).isEqualTo(QuarantineReason.TOO_LARGE);
    }

    @Test
    void pagesPartsAndTablesInTablesHaveLimitsOfTheirOwn() throws Exception {
        DocumentReader reader = new DocumentReader(new ReadLimits(1 << 24, 1 << 24, 5000, 100, 2, 11, 1));
        for (String ending : SoundDocuments.FORMATS) {
            Path file = Documents.write(folder, "a." + ending, SoundDocuments.of(ending));
            if (ending.equals("pdf")) {
                assertThat(Documents.refusal(reader, file, "a.pdf")).isInstanceOfSatisfying(
                        LimitExceededException.class, e -> assertThat(e.limit()).isEqualTo(Limit.PAGES))
                        .hasMessageContaining("3 pages, more than the limit of 2");
            } else {
                assertThat(reader.read(file, "a." + ending).text()).as(ending).isNotBlank();
            }
        }
        DocxFixture docx = new DocxFixture().paragraph("全年救助12人。");
        for (int i = 0; i < 11; i++) {
            docx.part("word/more" + i + ".xml", "");
        }
        assertThat(Documents.refusal(reader, docx.write(folder.resolve("a.docx")), "a.docx")).isInstanceOfSatisfying(
                LimitExceededException.class, e -> assertThat(e.limit()).isEqualTo(Limit.PARTS));
    }

    @Test
    void limitsMustBePositive() {
        assertThatThrownBy(() -> new ReadLimits(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
