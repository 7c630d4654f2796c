package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts and pages that are damaged, endless or hostile end in one document or one reason, soon. */
class PageFuzzTest {

    private static final int FILES = 200;
    private static final String PAGE = "<html><head><meta charset=gb2312><style>.x{display:none}</style></head><body>"
            + "<div"
            + " class=nav><a href=/>首页</a></div><table><tr><td><h1>" + ArticleFixture.REPORT.title() + "</h1><div>发布时间："
            + "2024-01-08 来源：云溪县民政局</div>" + ArticleFixture.REPORT.body() + "<!-- x --><script>var a='<p>';</script>"
            + "</td></tr></table></body></html>";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.html", "a.txt"})
    @Timeout(60)
    void aDamagedFileEndsInOneDocumentOrOneReason(String name) {
        Random random = new Random(11);
        int read = 0;
        for (int i = 0; i < FILES; i++) {
            String charset = new String[] {"UTF-8", "GB18030", "UTF-16LE"}[i % 3];
            String text = name.endsWith("html") ? PAGE : ArticleFixture.REPORT.title() + "\n"
                    + ArticleFixture.REPORT.body("　　", "\n").replaceAll("<[^>]+>", "\t");
            byte[] bytes = mutated(text.getBytes(Charset.forName(charset)), random);
            Path file = Documents.write(folder, name, bytes);
            try {
                assertThat(Documents.READER.read(file, name).text()).isNotBlank();
                read++;
            } catch (UnusableDocumentException e) {
                assertThat(e.getMessage()).isNotBlank().doesNotContain("\n", "Exception");
                assertThat(e.reason()).isNotNull();
            }
        }
        assertThat(read).as("most are still read").isGreaterThan(FILES / 3);
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                for (int i = 0; i < 1 + random.nextInt(30); i++) {
                    copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 1 -> {
                return Arrays.copyOf(copy, random.nextInt(copy.length + 1));
            }
            case 2 -> {
                int length = 1 + random.nextInt(copy.length / 2);
                int from = random.nextInt(copy.length - length);
                int to = random.nextInt(copy.length - length);
                System.arraycopy(bytes, from, copy, to, length);
            }
            default -> {
                int at = random.nextInt(copy.length);
                byte[] rest = Arrays.copyOfRange(copy, at, copy.length);
                System.arraycopy(copy, 0, copy, copy.length - at, at);
                System.arraycopy(rest, 0, copy, 0, rest.length);
            }
        }
        return copy;
    }

    @Test
    @Timeout(30)
    void nestingOfEveryKindEndsAtOnce() {
        for (String element : new String[] {"div", "b", "font", "table><tr><td", "ul><li", "select><option", "svg><g",
            "math><mi", "a href=x", "form", "template", "p><object"}) {
            String name = element.split("[ >]")[0];
            for (String html : new String[] {("<" + element + ">").repeat(100_000) + "12人",
                ("<" + element + ">").repeat(100_000) + "12人" + ("</" + name + ">").repeat(100_000)}) {
                assertEnds(html, element);
            }
        }
    }

    @Test
    @Timeout(30)
    void endlessListsOfNodesAndAttributesEnd() {
        String text = "全年共救助困难群众1203人次，发放资金350万元。";
        assertEnds("<p>" + text + "<br>".repeat(1_500_000), "br");
        assertEnds("<p>" + text + "<!---->".repeat(1_200_000), "comments");
        assertEnds("<table>" + "<tr><td>1".repeat(600_000), "cells");
        assertEnds("<div" + " a=1".repeat(300_000) + ">" + text, "attributes");
        assertEnds("<div class='" + "x ".repeat(1_000_000) + "'>" + text + "</div>", "classes");
        assertEnds("<p>" + text.repeat(200_000), "one paragraph");
        assertEnds("<p>" + "&amp;".repeat(1_000_000) + text, "entities");
        assertEnds("<style>" + "a{".repeat(500_000) + "</style><p>" + text, "style");
        assertEnds("<p>" + text + "<".repeat(1_000_000), "less than");
        assertEnds("<p>" + "1,".repeat(1_000_000), "numbers");
        assertEnds("<td rowspan=65534 colspan=1000>1".repeat(2_000), "spans");
    }

    private void assertEnds(String html, String what) {
        Path file = Documents.write(folder, "page.html", html.getBytes(StandardCharsets.UTF_8));
        long from = System.nanoTime();
        try {
            assertThat(Documents.READER.read(file, "page.html").text()).isNotBlank();
        } catch (UnusableDocumentException e) {
            assertThat(e.reason()).as(what).isIn(QuarantineReason.TOO_LARGE, QuarantineReason.NO_TEXT,
                    QuarantineReason.LIST_PAGE);
        }
        assertThat((System.nanoTime() - from) / 1_000_000_000L).as(what + " takes seconds").isLessThan(15);
    }
}
