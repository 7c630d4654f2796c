package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebArchiveReportTest {

    @TempDir
    Path folder;

    /** An archive as browsers write it: the page first, a picture behind it. */
    static byte[] archive(byte[] page, String charset, boolean base64) {
        StringBuilder text = new StringBuilder("From: <Saved by Blink>\r\nSubject: report\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----Part--9\"\r\n\r\n\r\n"
                + "------Part--9\r\nContent-Type: text/html" + charset + "\r\nContent-Transfer-Encoding: "
                + (base64 ? "base64" : "quoted-printable") + "\r\nContent-Location: http://127.0.0.1/a.html\r\n\r\n");
        text.append(base64 ? Base64.getMimeEncoder().encodeToString(page) : quoted(page));
        text.append("\r\n------Part--9\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K"
                + "\r\n------Part--9\r\nContent-Type: text/html\r\n\r\n<p>frame 999</p>\r\n------Part--9--\r\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String quoted(byte[] page) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (byte b : page) {
            boolean plain = b > ' ' && b < 0x7F && b != '=';
            String shown = plain ? String.valueOf((char) b) : String.format("=%02X", b & 0xFF);
            if (column + shown.length() > 75) {
                text.append("=\r\n");
                column = 0;
            }
            text.append(shown);
            column += shown.length();
        }
        return text.toString();
    }

    @Test
    void thePageIsReadAsAnyPage() throws Exception {
        byte[] page = Files.readAllBytes(Path.of("src/test/resources/documents/content-system.html"));
        ReportDocument plain = Documents.read(folder, "page.html", page);
        for (boolean base64 : new boolean[] {false, true}) {
            ReportDocument archived = Documents.read(folder, "page.mht", archive(page, "", base64));
            assertThat(archived.text()).isEqualTo(plain.text());
            assertThat(archived.blocks()).isEqualTo(plain.blocks());
            assertThat(archived.metadata()).isEqualTo(plain.metadata());
            assertThat(archived.format()).isEqualTo("mht");
        }
        assertThat(plain.metadata().publishedOn()).isNotNull().isAfter(LocalDate.of(2000, 1, 1));
    }

    @Test
    void theCharsetOfTheHeaderCounts() throws Exception {
        byte[] page = "<html><body><p>全年共救助困难群众1203人次，发放资金350万元。</p></body></html>".getBytes(Charset.forName("GBK"));

        assertThat(Documents.read(folder, "a.mhtml", archive(page, "; charset=\"gb2312\"", false)).text())
                .isEqualTo("全年共救助困难群众1203人次，发放资金350万元。");
    }

    @Test
    void cutOnesAndThoseWithoutAPageAreRefused() {
        byte[] whole = archive("<p>全年共救助困难群众1203人次。</p>".getBytes(StandardCharsets.UTF_8), "", false);
        refused(Arrays.copyOf(whole, whole.length - 20), QuarantineReason.TRUNCATED, "too early");
        refused(new String(whole, StandardCharsets.ISO_8859_1).replace("text/html", "text/css")
                .getBytes(StandardCharsets.ISO_8859_1), QuarantineReason.NO_TEXT, "no page");
        Path file = Documents.write(folder, "long.mht", whole);
        assertThat(Documents.refusal(new DocumentReader(new ReadLimits(1 << 20, 30)), file, "long.mht").reason())
                .isEqualTo(QuarantineReason.TOO_LARGE);
    }

    private void refused(byte[] bytes, QuarantineReason reason, String message) {
        UnusableDocumentException refusal = Documents.refusal(Documents.write(folder, "x.mht", bytes), "x.mht");
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining(message);
    }
}
