package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of each length and kind in each encoding: each is read as it was written, from twenty characters up. */
class EncodingCorpusTest {

    private static final Map<String, String> MARKS = Map.of("UTF-8", "EFBBBF", "UTF-16LE", "FFFE", "UTF-16BE", "FEFF",
            "GB18030", "84319533");
    private static final int[] LENGTHS = {20, 21, 22, 25, 30, 40, 70, 150, 400, 1500, 5000};
    private static final List<String> TEXTS = new ArrayList<>();
    private static final Map<Integer, String> TRADITIONAL = new HashMap<>();

    @TempDir
    Path folder;

    static {
        try {
            List<Path> samples;
            try (var files = Files.walk(Path.of("jobs/samples/reports"))) {
                samples = files.filter(file -> file.toString().matches(".*\\.(txt|html|docx)")).sorted().toList();
            }
            StringBuilder all = new StringBuilder();
            for (Path sample : samples) {
                all.append(Documents.READER.read(sample, sample.getFileName().toString()).text()).append('\n');
            }
            TEXTS.add(all.toString());
            TEXTS.add(digits(all.toString()));
            TEXTS.add(tables());
            for (String row : Files.readAllLines(Path.of("warehouse-schema/seeds/traditional_characters.csv"))) {
                String[] pair = row.split(",");
                if (pair.length == 2 && pair[0].length() == 1 && encodes("Big5", pair[0])) {
                    TRADITIONAL.putIfAbsent(pair[1].codePointAt(0), pair[0]);
                }
            }
        } catch (IOException | UnusableDocumentException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Prose in half-width marks, with more digits and Latin letters than characters in some lines. */
    private static String digits(String prose) {
        return prose.replace('，', ',').replace('。', '.').replace('：', ':').replace('；', ';').replace('（', '(')
                .replace('）', ')').replace("全", "GDP 12,345.67 (+5.3%) ");
    }

    private static String tables() throws IOException {
        StringBuilder rows = new StringBuilder();
        int number = 7;
        for (String region : Files.readAllLines(Path.of("warehouse-schema/seeds/regions.csv"))) {
            number = number * 31 % 99_991;
            rows.append(region.split(",")[1]).append('\t').append(number).append('\t').append(number % 977 / 10.0)
                    .append("%\r\n");
        }
        return rows.toString();
    }

    private static boolean encodes(String charset, String text) {
        return new String(text.getBytes(Charset.forName(charset)), Charset.forName(charset)).equals(text);
    }

    private static String traditional(String text) {
        StringBuilder traditional = new StringBuilder();
        text.codePoints().forEach(c -> {
            String character = TRADITIONAL.getOrDefault(c, Character.toString(c));
            if (c < 0x80 || encodes("Big5", character) && encodes("Big5-HKSCS", character)) {
                traditional.append(character);
            }
        });
        return traditional.toString();
    }

    /** A stretch of a text with so many Chinese characters, from some place on; shorter where the text ends. */
    private static String stretch(String text, int from, int characters) {
        int end = from;
        int found = 0;
        while (end < text.length() && found < characters) {
            found += Character.isIdeographic(text.charAt(end)) ? 1 : 0;
            end++;
        }
        return text.substring(from, end).strip();
    }

    private static long characters(String text) {
        return text.codePoints().filter(Character::isIdeographic).count();
    }

    private static List<String> stretches(boolean traditional, int perLength) {
        Random random = new Random(traditional ? 5 : 4);
        List<String> stretches = new ArrayList<>();
        for (String text : TEXTS) {
            for (int length : LENGTHS) {
                for (int i = 0; i < Math.max(2, Math.min(perLength, 12_000 / length)); i++) {
                    String stretch = stretch(text, random.nextInt(text.length() * 3 / 4), length);
                    String written = traditional ? traditional(stretch) : stretch;
                    if (characters(written) >= 20) {
                        stretches.add(written);
                    }
                }
            }
        }
        return stretches;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "Big5", "GB18030 traditional"})
    void everyTextIsReadAsItWasWritten(String name) throws Exception {
        boolean traditional = name.equals("Big5") || name.endsWith("traditional");
        Charset charset = Charset.forName(name.split(" ")[0]);
        List<String> texts = stretches(traditional, 40);
        assertThat(texts).hasSizeGreaterThan(700);
        for (String text : texts) {
            for (String ending : text.length() < 300 ? new String[] {"", "\n", "\r\n"} : new String[] {"\n"}) {
                assertRead(text + ending, (text + ending).getBytes(charset));
            }
            byte[] bytes = text.getBytes(charset);
            int last = text.substring(text.length() - 1).getBytes(charset).length;
            if (last > 1 && characters(text) > 20) {
                String cut = CharsetDecision.of(Arrays.copyOf(bytes, bytes.length - 1), null).text();
                assertThat(cut).as(name + " cut within a character").startsWith(text.substring(0, text.length() - 1));
            }
        }
    }

    @Test
    void aMarkDecidesForEveryText() throws Exception {
        for (String text : stretches(false, 10)) {
            for (var mark : MARKS.entrySet()) {
                byte[] head = HexFormat.of().parseHex(mark.getValue());
                byte[] body = text.getBytes(mark.getKey());
                byte[] bytes = Arrays.copyOf(head, head.length + body.length);
                System.arraycopy(body, 0, bytes, head.length, body.length);
                assertRead(text, bytes);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "Big5"})
    void filesOfEachFormatAreReadInEachEncoding(String charset) throws Exception {
        List<String> texts = stretches(charset.equals("Big5"), 2);
        for (String text : texts.subList(0, texts.size() / 3)) {
            String line = Whitespace.clean(text.replace('\n', ' '));
            ReportDocument txt = Documents.read(folder, "a.txt", line.getBytes(charset));
            assertThat(Whitespace.squeeze(txt.text())).isEqualTo(Whitespace.squeeze(line));
            for (String declared : new String[] {charset, "gb2312", "utf-8", "big5", "iso-8859-1"}) {
                String page = "<html><head><meta charset=" + declared + "></head><body><p>"
                        + line.replace("&", "&amp;").replace("<", "&lt;") + "</p></body></html>";
                ReportDocument html = Documents.read(folder, "a.html", page.getBytes(charset));
                assertThat(Whitespace.squeeze(html.text())).as(charset + " declared as " + declared)
                        .isEqualTo(Whitespace.squeeze(line));
            }
        }
    }

    @Test
    void utf8WithAFewBadBytesOrZerosIsRead() throws Exception {
        String text = stretch(TEXTS.get(0), 100, 600);
        byte[] bytes = text.getBytes("UTF-8");
        for (int at : new int[] {120, 900, 1500}) {
            bytes[at] = (byte) 0xFF;
        }
        assertThat(CharsetDecision.of(bytes, null).charset()).isEqualTo("UTF-8");
        byte[] zeros = (text + "\0\0 12\0").getBytes("UTF-8");
        assertThat(Whitespace.clean(CharsetDecision.of(zeros, null).text())).endsWith(" 12");
    }

    @Test
    void codesOfAFontAreRefusedByTheirCause() {
        StringBuilder codes = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            codes.append("全县共有低保对象").append("\u0013\u0011\u0014\u0015").append((char) (0xE000 + i % 90)).append('\n');
        }
        Path file = Documents.write(folder, "converted.txt", codes.toString().getBytes(Charset.forName("UTF-8")));
        UnusableDocumentException refusal = Documents.refusal(file, "converted.txt");

        assertThat(refusal.reason()).isEqualTo(QuarantineReason.UNREADABLE);
        assertThat(refusal).hasMessageContaining("codes without meaning").hasMessageContaining("OCR");
    }

    private static void assertRead(String text, byte[] bytes) throws UnusableDocumentException {
        assertThat(CharsetDecision.of(bytes, null).text()).isEqualTo(text);
    }
}
