package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetDecisionTest {

    private static final String SIMPLIFIED = "全县共有城乡低保对象三千余户，其中农村低保对象2046户、3871人，全年发放低保资金1,284.5万元。"
            + "持续推进养老服务体系建设，新建社区食堂七所，完成困难老年人家庭适老化改造190户；办理结婚登记1521对，离婚登记604对。"
            + "下一步，我局将继续坚持以人民为中心的发展思想，着力解决群众急难愁盼问题，推动民政事业高质量发展。";
    private static final String TRADITIONAL = "全縣共有低收入戶三千餘戶，其中農村二零四六戶，全年發放補助經費一二八四萬元。"
            + "持續推動長者照顧服務體系建設，新設社區食堂七所，完成困難老人住宅改善一百九十戶；辦理結婚登記一千五百對。"
            + "下一步，本局將繼續以人民為中心，著力解決群眾問題，推動社會事業發展，並加強與各團體之間的聯繫。";

    @ParameterizedTest
    @ValueSource(ints = {20, 30, 60, 130})
    void everyEncodingIsToldFromTwentyCharactersUp(int length) throws Exception {
        for (int from = 0; from + length <= SIMPLIFIED.length(); from += 7) {
            String text = SIMPLIFIED.substring(from, from + length);
            for (String charset : new String[] {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"}) {
                assertThat(CharsetDecision.of(text.getBytes(charset), null).text()).as(charset + " " + text)
                        .isEqualTo(text);
            }
        }
        for (int from = 0; from + length <= TRADITIONAL.length(); from += 7) {
            String text = TRADITIONAL.substring(from, from + length);
            for (String charset : new String[] {"UTF-8", "Big5", "GB18030", "UTF-16LE", "UTF-16BE"}) {
                assertThat(CharsetDecision.of(text.getBytes(charset), null).text()).as(charset + " " + text)
                        .isEqualTo(text);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,EFBBBF", "UTF-16LE,FFFE", "UTF-16BE,FEFF", "GB18030,84319533"})
    void aByteOrderMarkDecidesAndIsNoText(String charset, String mark) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(java.util.HexFormat.of().parseHex(mark));
        bytes.writeBytes("低保".getBytes(charset));

        assertThat(CharsetDecision.of(bytes.toByteArray(), null)).isEqualTo(new CharsetDecision(charset, "低保"));
    }

    /** RFC 1843: two bytes a character, without their eighth bits, between marks. */
    private static byte[] hz(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean wide = false;
        for (int i = 0; i < text.length(); i++) {
            byte[] gb = text.substring(i, i + 1).getBytes("GB2312");
            if (wide != gb.length > 1) {
                bytes.writeBytes((gb.length > 1 ? "~{" : "~}").getBytes(StandardCharsets.US_ASCII));
                wide = gb.length > 1;
            }
            for (byte b : gb) {
                bytes.write(b & 0x7F);
            }
            if (text.charAt(i) == '~') {
                bytes.write('~');
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void sevenBitTextBetweenMarksIsHz() throws Exception {
        String text = "全县概况\n" + SIMPLIFIED + "\n增长3~5个百分点\n";

        assertThat(CharsetDecision.of(hz(text), null)).isEqualTo(new CharsetDecision("HZ", text));
        assertThat(CharsetDecision.of("~{VPND~}\n".repeat(4).getBytes(StandardCharsets.US_ASCII), null).text())
                .isEqualTo("中文\n".repeat(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"if a ~{ b } then 12 ~} 34", "path ~/x, ~{user}, about ~500 persons, 12 ~ 15",
            "~{abc", "plain 466 persons"})
    void otherTextWithTildesIsNoHz(String text) throws Exception {
        assertThat(CharsetDecision.of(text.getBytes(StandardCharsets.US_ASCII), null).text()).isEqualTo(text);
    }

    @Test
    void rareCharactersOfGb18030AreDecoded() throws Exception {
        String text = "涢水街道与㙍塘村、𠮷田社区共计发放补贴三万元，受益群众二百余人。";

        assertThat(CharsetDecision.of(text.getBytes("GB18030"), null).text()).isEqualTo(text);
    }

    @Test
    void shortGbTextThatIsAlsoValidUtf8IsReadAsWhatGivesSense() throws Exception {
        // The bytes of these two words are two-byte sequences of UTF-8, too.
        byte[] bytes = "联通一、".getBytes("GB18030");

        assertThat(CharsetDecision.of(bytes, null).text()).isEqualTo("联通一、");
    }

    @Test
    void theDeclaredEncodingLosesAgainstWhatGivesSense() throws Exception {
        assertThat(CharsetDecision.of(SIMPLIFIED.getBytes(StandardCharsets.UTF_8), "gb2312").charset())
                .isEqualTo("UTF-8");
        assertThat(CharsetDecision.of(SIMPLIFIED.getBytes("GB18030"), "utf-8").text()).isEqualTo(SIMPLIFIED);
        assertThat(CharsetDecision.of(TRADITIONAL.getBytes("Big5"), "gb2312").charset()).isEqualTo("Big5");
    }

    @Test
    void aTextCutWithinACharacterIsStillRead() throws Exception {
        byte[] utf8 = SIMPLIFIED.getBytes(StandardCharsets.UTF_8);
        byte[] gb = SIMPLIFIED.getBytes("GB18030");

        assertThat(CharsetDecision.of(java.util.Arrays.copyOf(utf8, utf8.length - 1), null).text())
                .startsWith(SIMPLIFIED.substring(0, SIMPLIFIED.length() - 1));
        assertThat(CharsetDecision.of(java.util.Arrays.copyOf(gb, gb.length - 1), null).text())
                .startsWith(SIMPLIFIED.substring(0, SIMPLIFIED.length() - 1));
    }

    @Test
    void asciiNeedsNoDecisionAndUtf16OfAsciiIsSeenByItsZeros() throws Exception {
        assertThat(CharsetDecision.of("GDP 12.5".getBytes(StandardCharsets.US_ASCII), null).text())
                .isEqualTo("GDP 12.5");
        assertThat(CharsetDecision.of("GDP grew 12.5".getBytes(StandardCharsets.UTF_16LE), null).text())
                .isEqualTo("GDP grew 12.5");
    }

    @Test
    void theUndecidableNamesItsCandidates() {
        UnusableDocumentException refusal = catchThrowableOfType(UnusableDocumentException.class,
                () -> CharsetDecision.of(new byte[] {(byte) 0xB0, (byte) 0xA2}, null));

        assertThat(refusal.reason()).isEqualTo(QuarantineReason.UNDECIDABLE_ENCODING);
        assertThat(refusal).hasMessageContaining("GB18030").hasMessageContaining("Big5").hasMessageContaining("UTF-8");
    }

    @Test
    void binaryDataIsNoText() {
        byte[] noise = new byte[4000];
        new Random(7).nextBytes(noise);

        UnusableDocumentException refusal = catchThrowableOfType(UnusableDocumentException.class,
                () -> CharsetDecision.of(noise, null));

        assertThat(refusal.reason()).isIn(QuarantineReason.WRONG_TYPE, QuarantineReason.UNDECIDABLE_ENCODING);
    }

    @Test
    void westernTextIsReadAsItIsDeclared() throws Exception {
        byte[] bytes = "Le résumé".getBytes(Charset.forName("windows-1252"));

        assertThat(CharsetDecision.of(bytes, "windows-1252").text()).isEqualTo("Le résumé");
    }
}
