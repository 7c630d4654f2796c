package io.annals.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/** The docx sample reports are what their sources give, and say what their gold text says. */
class SampleDocumentsTest {

    @Test
    void theShippedFilesAreThoseThatTheSourcesGive() throws IOException {
        assertThat(SampleDocuments.sources()).isNotEmpty();
        for (Path source : SampleDocuments.sources()) {
            Path report = SampleDocuments.report(source).orElseThrow();
            Map<String, byte[]> written = SampleDocuments.parts(SampleDocuments.docx(source));
            Map<String, byte[]> shipped = SampleDocuments.parts(Files.readAllBytes(report));
            assertThat(shipped.keySet()).as(report.toString()).isEqualTo(written.keySet());
            written.forEach((part, bytes) -> assertThat(shipped.get(part))
                    .as(report + " " + part + ": write it again with SampleDocuments").isEqualTo(bytes));
        }
    }

    @Test
    void theSameSourceGivesTheSameBytes() throws IOException {
        Path source = SampleDocuments.sources().get(0);
        assertThat(SampleDocuments.docx(source)).isEqualTo(SampleDocuments.docx(source));
    }

    @Test
    void theTextIsTheGoldText() throws IOException {
        for (Path source : SampleDocuments.sources()) {
            Path report = SampleDocuments.report(source).orElseThrow();
            try (var document = new XWPFDocument(Files.newInputStream(report));
                    var extractor = new XWPFWordExtractor(document)) {
                String text = extractor.getText().replaceAll("\\s", "");
                String gold = SampleGold.text(source).replaceAll("\\s", "");
                assertThat(text).as(report.toString()).isEqualTo(gold + "—1—");
            }
        }
    }

    @Test
    void anEncryptedDocumentOpensWithItsPasswordAlone() throws Exception {
        byte[] docx = SampleDocuments.docx(SampleDocuments.sources().get(0));
        byte[] encrypted = EncryptedDocument.of(docx, "invented");
        try (var file = new POIFSFileSystem(new ByteArrayInputStream(encrypted))) {
            Decryptor decryptor = new EncryptionInfo(file).getDecryptor();
            assertThat(decryptor.verifyPassword("wrong")).isFalse();
            assertThat(decryptor.verifyPassword("invented")).isTrue();
            assertThat(decryptor.getDataStream(file).readAllBytes()).isEqualTo(docx);
        }
    }
}
