package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RtfReportTest {

    private static final String HEAD = "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset134 SimSun;}"
            + "{\\f1\\fcharset0 Times New Roman;}{\\f2\\fcharset2 Wingdings;}{\\f3\\fcharset136 MingLiU;}}"
            + "{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\s2 Title;}{\\s3 toc 1;}"
            + "{\\*\\cs10 Strong;}}";

    @TempDir
    Path folder;

    /** Text as Word escapes it by the code page. */
    static String gbk(String text) {
        return escaped(text, Charset.forName("GBK"));
    }

    private static String escaped(String text, Charset charset) {
        StringBuilder rtf = new StringBuilder();
        for (byte b : text.getBytes(charset)) {
            rtf.append(b >= ' ' ? String.valueOf((char) b) : String.format("\\'%02x", b & 0xFF));
        }
        return rtf.toString();
    }

    /** Text as newer programs escape it, with a question mark for older ones. */
    static String unicode(String text) {
        StringBuilder rtf = new StringBuilder();
        for (char c : text.toCharArray()) {
            rtf.append(c < 0x7F ? String.valueOf(c) : "\\u" + (short) c + "?");
        }
        return rtf.toString();
    }

    static byte[] document(String body) {
        return (HEAD + body + "}").getBytes(StandardCharsets.ISO_8859_1);
    }

    private ReportDocument read(String body) throws UnusableDocumentException {
        return Documents.read(folder, "report.rtf", document(body));
    }

    @Test
    void charactersAreReadByCodePageFontAndUnicode() throws Exception {
        String sentence = "全年共救助困难群众1,203人次，发放资金350.5万元。";
        assertThat(read("\\f0 " + gbk(sentence) + "\\par").text()).isEqualTo(sentence);
        assertThat(read("\\f0 " + unicode(sentence) + "\\par").text()).isEqualTo(sentence);
        assertThat(read("\\uc0 " + unicode(sentence).replace("?", " ") + "\\par").text()).isEqualTo(sentence);
        assertThat(read("{\\f3 " + escaped("全縣註冊志願者8.2萬人", Charset.forName("Big5")) + "}\\par").text())
                .isEqualTo("全縣註冊志願者8.2萬人");
        // Programs name a Latin font for Chinese characters of the file's code page.
        assertThat(read("{\\f1 " + gbk("低保对象12人") + "}\\par").text()).isEqualTo("低保对象12人");
        assertThat(read("\\f1 \\ldblquote A\\rdblquote\\emdash B\\~C\\_D\\tab E\\par").text()).isEqualTo("“A”—B C-D E");

        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        raw.writeBytes(HEAD.getBytes(StandardCharsets.US_ASCII));
        raw.writeBytes("\\f0 镕基8丄12人".getBytes(Charset.forName("GBK")));
        raw.writeBytes("}".getBytes(StandardCharsets.US_ASCII));
        assertThat(Documents.read(folder, "raw.rtf", raw.toByteArray()).text()).isEqualTo("镕基8丄12人");
    }

    @Test
    void aNumberOverRunsIsOneNumberAndLinesOfTheFileAreNone() throws Exception {
        assertThat(read("{\\f0 " + gbk("低保对象") + "}{\\f1\\b 15}{\\f1 3\r\n8}{\\f0 " + gbk("户") + "}\\par").text())
                .isEqualTo("低保对象1538户");
    }

    @Test
    void headingsTitlesListsAndNotes() throws Exception {
        ReportDocument report = read("{\\header " + gbk("云溪县民政局文件") + "\\par}{\\footer 1\\par}"
                + "\\pard\\s2\\qc " + gbk("云溪县民政局2023年工作总结") + "\\par"
                + "\\pard\\s3 " + gbk("一、概况") + "\\tab 1\\par"
                + "\\pard\\s1{\\listtext\\pard " + gbk("一、") + "}" + gbk("概况") + "\\par"
                + "\\pard " + gbk("全县低保对象2296人") + "{\\super\\chftn{\\footnote\\pard\\plain\\chftn " + gbk("数据来自台账。")
                + "}}" + gbk("，标准780元。") + "\\par"
                + "\\pard{\\listtext\\f1 1.\\tab}" + gbk("5万元用于救助。") + "\\par"
                + "\\pard{\\listtext\\f2 l\\tab}" + gbk("孤儿12人。") + "\\par"
                + "{\\pntext\\f2\\'b7\\tab}" + gbk("养老床位200张。") + "\\par");

        assertThat(Documents.blocks(report)).containsExactly("TITLE 云溪县民政局2023年工作总结", "HEADING1 一、概况",
                "PARAGRAPH 全县低保对象2296人，标准780元。", "NOTE 数据来自台账。", "PARAGRAPH 1. 5万元用于救助。", "PARAGRAPH 孤儿12人。",
                "PARAGRAPH 养老床位200张。");
    }

    @Test
    void deletedHiddenAndTechnicalTextIsLeftOut() throws Exception {
        ReportDocument report = read(gbk("发放资金") + "{\\deleted 999}{\\v 888}350" + gbk("万元。")
                + "{\\field{\\*\\fldinst HYPERLINK \"http://127.0.0.1/x\"}{\\fldrslt " + gbk("见附件") + "}}"
                + "{\\*\\bkmkstart a1}{\\pict\\pngblip 0123}{\\object{\\*\\objdata 0102}{\\result " + gbk("图表") + "}}"
                + "{\\*\\unknown 777}{\\shp{\\*\\shpinst{\\sp{\\sn txid}{\\sv 65536}}{\\shptxt\\pard " + gbk("文本框3人")
                + "\\par}}{\\shprslt " + gbk("文本框3人") + "}}\\bin3 }{}" + gbk("。") + "\\par");

        assertThat(Documents.blocks(report)).containsExactly("PARAGRAPH 发放资金350万元。见附件图表。", "PARAGRAPH 文本框3人");
    }

    @Test
    void tablesKeepMergedCellsHeadersAndNestedOnes() throws Exception {
        ReportDocument report = read("\\trowd\\trhdr\\clvmgf\\cellx2000\\cellx6000\\clvmgf\\cellx8000\\pard\\intbl "
                + gbk("乡镇") + "\\cell " + gbk("城市低保") + "\\cell " + gbk("金额") + "\\par " + gbk("（万元）") + "\\cell\\row"
                + "\\trowd\\clvmrg\\cellx2000\\cellx4000\\cellx6010\\clvmrg\\cellx8000\\pard\\intbl\\cell " + gbk("户数")
                + "\\cell " + gbk("人数") + "\\cell\\cell\\row"
                + "\\trowd\\cellx2000\\cellx4000\\cellx6000\\cellx8000\\pard\\intbl " + gbk("花马池镇")
                + "\\cell 1,204\\cell 2100\\cell 45.6\\cell\\row"
                + "\\pard\\intbl " + gbk("合计") + "\\cell 1,204\\cell\\pard\\intbl\\itap2 2\\nestcell 1\\nestcell"
                + "{\\*\\nesttableprops\\trowd\\cellx100\\cellx200\\nestrow}{\\nonesttables\\par}\\pard\\intbl"
                + "\\cell 45.6\\cell\\trowd\\cellx2000\\cellx4000\\cellx6000\\cellx8000\\row\\pard " + gbk("注：截至年底。") + "\\par");

        assertThat(Documents.blocks(report)).containsExactly("CELLH1,1 2x1 乡镇", "CELLH1,2 1x2 城市低保",
                "CELLH1,4 2x1 金额\n（万元）", "CELLH2,2 户数", "CELLH2,3 人数", "CELL3,1 花马池镇", "CELL3,2 1,204", "CELL3,3 2100",
                "CELL3,4 45.6", "CELL4,1 合计", "CELL4,2 1,204", "CELL4,3 2 1", "CELL4,4 45.6", "NOTE 注：截至年底。");
    }

    @Test
    void theInformationGroupIsMetadata() throws Exception {
        DocumentMetadata metadata = read("{\\info{\\upr{\\title ?}{\\*\\ud{\\title " + unicode("云溪县民政局2023年工作总结")
                + "}}}{\\author " + gbk("办公室") + "}{\\creatim\\yr2024\\mo1\\dy5}"
                + "{\\revtim\\yr2024\\mo1\\dy8\\hr23\\min59}}"
                + gbk("全年救助12人。") + "\\par").metadata();

        assertThat(metadata.title()).isEqualTo("云溪县民政局2023年工作总结");
        assertThat(metadata.modifiedOn()).isEqualTo(LocalDate.of(2024, 1, 8));
        assertThat(metadata.raw()).containsEntry("dc:creator", "办公室");
    }

    @Test
    void cutDeepAndLongOnesAreRefused() {
        byte[] whole = document(gbk("全年救助12人。").repeat(100) + "\\par");
        refused(Arrays.copyOf(whole, whole.length - 1), QuarantineReason.TRUNCATED, "too early");
        refused(Arrays.copyOf(whole, 300), QuarantineReason.TRUNCATED, "too early");
        refused(document("{".repeat(5000) + "}".repeat(5000)), QuarantineReason.TOO_LARGE, "limit of 1000 levels");
        refused(document("{\\pict 00}\\par"), QuarantineReason.NO_TEXT, "(OCR)");
        Path file = Documents.write(folder, "long.rtf", whole);
        assertThat(Documents.refusal(new DocumentReader(new ReadLimits(1 << 20, 1000)), file, "long.rtf").reason())
                .isEqualTo(QuarantineReason.TOO_LARGE);
    }

    private void refused(byte[] bytes, QuarantineReason reason, String message) {
        UnusableDocumentException refusal = Documents.refusal(Documents.write(folder, "x.rtf", bytes), "x.rtf");
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining(message);
    }
}
