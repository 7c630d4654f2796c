package io.annals.document;

import static io.annals.document.DocxFixture.cell;
import static io.annals.document.DocxFixture.level;
import static io.annals.document.DocxFixture.numbered;
import static io.annals.document.DocxFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Markup that Word and WPS write and that a careless reader takes for text, twice or not at all. */
class WordTrapsTest {

    private static final String LONG = "全县共有城乡低保对象3043户、5272人，全年发放低保资金1284.5万元，做到应保尽保。";

    private static final String LISTS = "<w:abstractNum w:abstractNumId=\"1\">" + level(0, 1, "decimal", "%1")
            + level(1, 1, "decimal", "%1.%2") + level(2, 1, "decimal", "%1.%2.%3") + "</w:abstractNum>"
            + "<w:abstractNum w:abstractNumId=\"2\">" + level(0, 1, "decimalEnclosedCircleChinese", "%1")
            + "</w:abstractNum>"
            + "<w:abstractNum w:abstractNumId=\"3\">" + level(0, 1, "chineseCountingThousand", "第%1章")
            + level(1, 1, "decimal", "%1.%2").replace("<w:lvlText", "<w:isLgl/><w:lvlText")
            + level(2, 3, "lowerLetter", "（%3）").replace("<w:numFmt", "<w:lvlRestart w:val=\"0\"/><w:numFmt")
            + "</w:abstractNum>"
            + "<w:abstractNum w:abstractNumId=\"4\">" + level(0, 1, "chineseCounting", "%1、")
            + level(1, 1, "chineseCounting", "（%2）").replace("<w:lvlText", "<w:pStyle w:val=\"Item\"/><w:lvlText")
            + "</w:abstractNum>"
            + "<w:abstractNum w:abstractNumId=\"6\"><w:numStyleLink w:val=\"Outline\"/></w:abstractNum>"
            + "<w:abstractNum w:abstractNumId=\"7\"><w:styleLink w:val=\"Outline\"/>" + level(0, 4, "upperLetter",
                    "%1.")
            + "</w:abstractNum>"
            + "<w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><mc:AlternateContent>"
            + "<mc:Choice Requires=\"w14\"><w:numFmt w:val=\"custom\" w:format=\"001, 002, 003, ...\"/></mc:Choice>"
            + "<mc:Fallback><w:numFmt w:val=\"decimal\"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val=\"%1.\"/>"
            + "</w:lvl></w:abstractNum>"
            + "<w:abstractNum w:abstractNumId=\"9\">" + level(0, 1, "bullet", "\uF0B7") + "</w:abstractNum>"
            + nums(1, 2, 3, 4, 6, 8, 9)
            + "<w:num w:numId=\"10\"><w:abstractNumId w:val=\"4\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride "
                    + "w:val=\""
            + "5\"/></w:lvlOverride></w:num><w:num w:numId=\"11\"><w:abstractNumId w:val=\"4\"/></w:num>";

    private static String nums(int... ids) {
        StringBuilder nums = new StringBuilder();
        for (int id : ids) {
            nums.append("<w:num w:numId=\"").append(id).append("\"><w:abstractNumId w:val=\"").append(id)
                    .append("\"/></w:num>");
        }
        return nums.toString();
    }

    private static final String STYLES = style("H1", "heading 1", "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>")
            + style("Item", "item", "<w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr>")
            + style("Child", "child", "<w:basedOn w:val=\"Item\"/>")
            + style("Plain", "plain", "<w:basedOn w:val=\"Item\"/><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr>"
                    + "</w:pPr>")
            + style("Hidden", "hidden", "<w:rPr><w:vanish/></w:rPr>") + style("T1", "toc 1", "")
            + style("T2", "WPSOffice手动目录 1", "")
            + "<w:style w:type=\"character\" w:styleId=\"Off\"><w:name w:val=\"off\"/><w:rPr><w:vanish/></w:rPr>"
                    + "</w:style>"
            + "<w:style w:type=\"character\" w:styleId=\"Up\"><w:name w:val=\"up\"/><w:rPr><w:vertAlign w:val=\""
            + "superscript\"/></w:rPr></w:style>";

    private static String style(String id, String name, String properties) {
        return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/>" + properties
                + "</w:style>";
    }

    /** A document with a trap, and its blocks as they must be read. */
    private record Trap(String name, DocxFixture docx, List<String> blocks) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Trap trap(String name, DocxFixture docx, String... blocks) {
        return new Trap(name, docx, List.of(blocks));
    }

    /** A document whose text is told line by line, whatever the blocks are. */
    private static Trap text(String name, String body, String... lines) {
        return trap(name, docx().body(body), Stream.of(lines).map(line -> "PARAGRAPH " + line).toArray(String[]::new));
    }

    private static DocxFixture docx() {
        return new DocxFixture().styles(STYLES).numbering(LISTS);
    }

    private static String p(String content) {
        return "<w:p>" + content + "</w:p>";
    }

    private static String p(String properties, String content) {
        return "<w:p><w:pPr>" + properties + "</w:pPr>" + content + "</w:p>";
    }

    private static String styled(String style) {
        return "<w:pStyle w:val=\"" + style + "\"/>";
    }

    private static String r(String properties, String content) {
        return "<w:r><w:rPr>" + properties + "</w:rPr>" + content + "</w:r>";
    }

    private static String field(String type) {
        return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
    }

    private static String field(String instruction, String result) {
        return field("begin") + instruction(instruction) + field("separate") + result + field("end");
    }

    private static String instruction(String text) {
        return "<w:r><w:instrText xml:space=\"preserve\">" + text + "</w:instrText></w:r>";
    }

    private static String box(String content) {
        return "<w:txbxContent>" + content + "</w:txbxContent>";
    }

    static Stream<Trap> numbering() {
        return Stream.of(
                trap("levels of digits", docx().paragraph(numbered(1, 0), "概况").paragraph(numbered(1, 1), "救助工作。")
                        .paragraph(numbered(1, 1), "养老工作。").paragraph(numbered(1, 2), "5万元。")
                        .paragraph(numbered(1, 0), "打算").paragraph(numbered(1, 1), "其他。"), "PARAGRAPH 1 概况",
                        "PARAGRAPH 1.1 救助工作。", "PARAGRAPH 1.2 养老工作。", "PARAGRAPH 1.2.1 5万元。", "PARAGRAPH 2 打算",
                        "PARAGRAPH 2.1 其他。"),
                trap("numbers in circles", docx().paragraph(numbered(2, 0), "救助困难群众12人。")
                        .paragraph(numbered(2, 0), "新建3所。"), "PARAGRAPH ① 救助困难群众12人。", "PARAGRAPH ② 新建3所。"),
                trap("legal numbers and a level that goes on", docx().paragraph(numbered(3, 0), "总则")
                        .paragraph(numbered(3, 2), "甲项。").paragraph(numbered(3, 0), "救助")
                        .paragraph(numbered(3, 1), "对象。").paragraph(numbered(3, 2), "乙项。"), "HEADING1 第一章总则",
                        "PARAGRAPH （c）甲项。", "HEADING1 第二章救助", "PARAGRAPH 2.1 对象。", "PARAGRAPH （d）乙项。"),
                trap("a style numbers by the level that names it", docx().paragraph(numbered(4, 0), "工作情况")
                        .paragraph(styled("Item"), "救助工作").paragraph(styled("Child"), "养老工作")
                        .paragraph(styled("Plain"), "没有编号。").paragraph(styled("Item") + numbered(0, 0), "也没有。")
                        .paragraph(styled("Item"), "殡葬工作"), "HEADING1 一、工作情况", "HEADING2 （一）救助工作",
                        "HEADING2 （二）养老工作", "PARAGRAPH 没有编号。", "PARAGRAPH 也没有。", "HEADING2 （三）殡葬工作"),
                trap("a list restarts, another of the same kind goes on", docx().paragraph(numbered(4, 0), "工作情况")
                        .paragraph(numbered(10, 0), "问题").paragraph(numbered(10, 0), "打算")
                        .paragraph(numbered(11, 0), "建议"), "HEADING1 一、工作情况", "HEADING1 五、问题", "HEADING1 六、打算",
                        "HEADING1 七、建议"),
                trap("a numbering takes its levels from a style", docx().paragraph(numbered(6, 0), "甲方案。")
                        .paragraph(numbered(6, 0), "乙方案。"), "PARAGRAPH D. 甲方案。", "PARAGRAPH E. 乙方案。"),
                trap("numbers with zeros", docx().paragraph(numbered(8, 0), "甲项。").paragraph(numbered(8, 0), "乙项。"),
                        "PARAGRAPH 001. 甲项。", "PARAGRAPH 002. 乙项。"),
                trap("bullets", docx().paragraph(numbered(9, 0), "甲项。"), "PARAGRAPH 甲项。"),
                trap("empty paragraphs count, deleted and hidden ones don't", docx()
                        .body(p(numbered(4, 0) + "<w:rPr><w:del w:id=\"1\"/></w:rPr>",
                        "<w:del w:id=\"2\"><w:r><w:delText>删去"
                                + "</w:delText></w:r></w:del>"))
                        .body(p(numbered(4, 0) + "<w:rPr><w:vanish/></w:rPr>", r("<w:vanish/>", "<w:t>隐藏</w:t>")))
                        .body(p(styled("Hidden") + numbered(4, 0), run("隐藏")))
                        .paragraph(numbered(4, 0), "工作情况").body(p(numbered(4, 0), "")).paragraph(numbered(4, 0), "打算"),
                        "HEADING1 一、工作情况", "HEADING1 三、打算"),
                trap("a deleted mark joins and the last properties count", docx()
                        .body(p(numbered(4, 0) + "<w:rPr><w:del w:id=\"1\"/></w:rPr>", run("全年救助12")))
                        .body(p(run("人。"))).paragraph(numbered(4, 0), "打算"), "PARAGRAPH 全年救助12人。", "HEADING1 一、打算"),
                trap("a heading runs on into its text", docx()
                        .body(p(styled("H1") + numbered(4, 0) + "<w:rPr><w:vanish/><w:specVanish/></w:rPr>",
                        run("救助。")))
                        .body(p(run("全年救助12人。"))).paragraph(numbered(4, 0), "打算"), "PARAGRAPH 一、救助。全年救助12人。",
                        "HEADING1 二、打算"),
                trap("an unknown numbering", docx().paragraph(numbered(77, 0), "甲项。").paragraph(numbered(1, 42), "乙项。"),
                        "PARAGRAPH 甲项。", "PARAGRAPH 乙项。"));
    }

    static Stream<Trap> text() {
        return Stream.of(
                text("fields show their result", p(run("共") + field(" SUM(ABOVE) ", run("120")) + run("人，见")
                        + field(" IF " + "</w:instrText></w:r>" + field(" MERGEFIELD x ", run("99"))
                        + "<w:r><w:instrText>= 1 ", run("附表")) + run("。")), "共120人，见附表。"),
                text("a simple field and one without result", p(run("表") + "<w:fldSimple w:instr=\" SEQ 表 \">"
                + run("1")
                        + "</w:fldSimple>" + field("begin") + instruction(" XE \"救助99\" ") + field("end") + run("所示。")),
                        "表1所示。"),
                text("a field over paragraphs", p(run("甲") + field("begin") + instruction(" QUOTE ") + field("separate")
                        + run("乙")) + p(run("丙") + field("end") + run("丁。")), "甲乙", "丙丁。"),
                text("a field that has no end", p(run("前") + field("begin") + instruction(" PAGE ") + run("9"))
                        + p(run("后。")), "前", "后。"),
                text("fields that draw", p(field("begin") + instruction(" EQ \\o\\ac(○,11) ") + field("end") + run("占")
                        + field("begin") + instruction("eq \\f(1,2)") + field("end") + run("，")
                        + field("begin") + instruction(" EQ \\* jc2 \\o\\ad(\\s\\up 9(dī),低)") + field("end")
                        + run("保。")),
                        "⑪占1/2，低保。"),
                trap("contents of a field", docx().paragraph("目  录")
                        .body(p(styled("T1"), field("begin") + instruction(" TOC \\o \"1-3\" \\h ") + field("separate")
                        + "<w:hyperlink w:anchor=\"_Toc1\">" + run("一、概况") + "<w:r><w:tab/></w:r>"
                        + field(" PAGEREF _Toc1 ", run("3")) + "</w:hyperlink>"))
                        .body(p("", run("二、打算") + "<w:r><w:tab/></w:r>" + run("12"))).body(p(field("end")))
                        .paragraph(styled("H1"), "一、概况").paragraph(LONG), "HEADING1 一、概况", "PARAGRAPH " + LONG),
                trap("contents of a field that has no end", docx().body(p(field("begin") + instruction("TOC \\h")
                        + field("separate") + run("一、概况") + "<w:r><w:tab/></w:r>" + run("3")))
                        .paragraph(LONG).paragraph("完。"), "PARAGRAPH " + LONG, "PARAGRAPH 完。"),
                trap("contents typed by hand", docx().paragraph("目录").paragraph("一、概况……………………3")
                        .body(p("<w:tabs/>", run("二、打算") + "<w:r><w:tab/></w:r>" + run("12")))
                        .paragraph(styled("H1"), "一、概况").paragraph(LONG), "HEADING1 一、概况", "PARAGRAPH " + LONG),
                trap("contents of WPS", docx().paragraph(styled("T2"), "一、概况 3").paragraph(LONG), "PARAGRAPH " + LONG),
                trap("a line that announces no contents", docx().paragraph("目录").paragraph(LONG), "PARAGRAPH 目录",
                        "PARAGRAPH " + LONG),
                text("links, tags, controls", p("<w:hyperlink r:id=\"rId9\">" + run("云溪县")
                + "</w:hyperlink><w:smartTag>"
                        + run("民政局") + "</w:smartTag><w:customXml>" + run("全年") + "</w:customXml><w:sdt><w:sdtPr>"
                        + "<w:text/></w:sdtPr><w:sdtContent>" + run("救助") + "</w:sdtContent></w:sdt><w:dir>" + run("12")
                        + "</w:dir><w:bdo>" + run("人。") + "</w:bdo>"), "云溪县民政局全年救助12人。"),
                text("a control that only says what to fill in", p(run("局长：") + "<w:sdt><w:sdtPr><w:showingPlcHdr/>"
                        + "</w:sdtPr><w:sdtContent>" + run("单击此处输入文字。") + "</w:sdtContent></w:sdt>"), "局长："),
                text("revisions", p(run("救助") + "<w:del w:id=\"1\">" + run("90")
                + "</w:del><w:ins w:id=\"2\"><w:del w:id"
                        + "=\"3\">" + run("95") + "</w:del>" + run("100") + "</w:ins>" + run("人。")
                        + "<w:moveFrom w:id=\"4\">" + run("移走。") + "</w:moveFrom><w:moveTo w:id=\"5\">" + run("移来。")
                        + "</w:moveTo><w:commentRangeStart w:id=\"6\"/><w:r><w:commentReference w:id=\"6\"/></w:r>"),
                        "救助100人。移来。"),
                text("hidden text", p(run("共") + r("<w:vanish/>", "<w:t>99</w:t><w:tab/><w:br/>")
                        + r("<w:rStyle w:val=\"Off\"/>", "<w:t>98</w:t>")
                        + r("<w:rStyle w:val=\"Off\"/><w:vanish w:val=\"false\"/>", "<w:t>12</w:t>")
                        + r("<w:webHidden/>", "<w:t>人</w:t>") + run("。"))
                        + p(styled("Hidden"), run("暗") + r("<w:rStyle w:val=\"Off\"/>", "<w:t>明</w:t>")), "共12人。", "明"),
                text("hyphens, blanks and breaks", p("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/>"
                + "<w:t>C"
                        + "</w:t><w:tab/><w:t>D</w:t><w:ptab w:alignment=\"right\"/><w:t "
                        + "xml:space=\"preserve\">E\u00A0 F\u3000"
                        + "G</w:t><w:br/><w:t>第二行</w:t><w:br w:type=\"page\"/><w:t>第三行</w:t><w:cr/><w:t>末</w:t></w:r>"),
                        "A-BC D E F G", "第二行", "第三行", "末"),
                text("blanks that don't count", p("<w:r><w:t> 低</w:t></w:r><w:r><w:t>保 </w:t></w:r><w:r><w:t>\n  12\n"
                        + "</w:t></w:r><w:r><w:t>人</w:t></w:r>"), "低保12人"),
                text("symbols", p("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t>是</w:t><w:sym "
                + "w:font=\"Wingding"
                        + "s\" w:char=\"F082\"/><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:sym w:font=\"宋体\" "
                        + "w:char=\"2103"
                        + "\"/><w:sym w:font=\"Wingdings 2\" w:char=\"0052\"/><w:sym w:font=\"Wingdings\" "
                        + "w:char=\"F04A\"/>"
                        + "<w:sym w:font=\"x\" w:char=\"zz\"/><w:sym w:font=\"x\" w:char=\"D800\"/></w:r>"), "☑是②≥℃☑"),
                text("ruby and emphasis", p("<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val=\"center\"/></w:rubyPr><w:rt>"
                        + run("dī") + "</w:rt><w:rubyBase>" + run("低") + "</w:rubyBase></w:ruby></w:r>"
                        + r("<w:em w:val=\"dot\"/>", "<w:t>保</w:t>")
                        + r("<w:eastAsianLayout w:combine=\"1\"/>", "<w:t>对象</w:t>")), "低保对象"),
                text("raised digits join no number", p(run("建成1200m") + r("<w:vertAlign w:val=\"superscript\"/>",
                        "<w:t>2</w:t>") + run("，收入36亿元") + r("<w:rStyle w:val=\"Up\"/>", "<w:t>1</w:t>") + run("，CO")
                        + r("<w:vertAlign w:val=\"subscript\"/>", "<w:t>2</w:t>")
                        + r("<w:vertAlign w:val=\"superscript\"/>", "<w:t>[3]</w:t>")), "建成1200m²，收入36亿元¹，CO2[3]"),
                text("formulas", p("<m:oMathPara><m:oMath><m:r><m:t>x=</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r>"
                        + "</m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f><m:sSup><m:e><m:r><m:t>×10</m:t></m:r>"
                        + "</m:e>"
                        + "<m:sup><m:r><m:t>4</m:t></m:r></m:sup></m:sSup><m:sSup><m:e><m:r><m:t>a</m:t></m:r></m:e>"
                        + "<m:sup>"
                        + "<m:r><m:t>n</m:t></m:r></m:sup></m:sSup><m:d><m:e><m:r><m:t>b</m:t></m:r></m:e></m:d>"
                        + "</m:oMath>"
                        + "</m:oMathPara>"), "x=1/2×10⁴a^n(b)"),
                text("a drop cap", p("<w:framePr w:dropCap=\"drop\" w:lines=\"2\"/>", run("全")) + p(run("年救助12人。")),
                        "全年救助12人。"),
                text("lines broken at a fixed width", p(String.join("<w:r><w:br/></w:r>",
                        Stream.of("一年来全县各级民政部门坚持以人民为中心的发展思想，", "把困难群众的基本生活摆在重要位置，共支出低保资金1",
                                "284.5万元，救助各类困难群众二万余人次，做到应保尽", "保。").map(DocxFixture::run).toList())),
                        "一年来全县各级民政部门坚持以人民为中心的发展思想，把困难群众的基本生活摆在重要位置，共支出低保资金1284.5万元，"
                                + "救助各类困难群众二万余人次，做到应保尽保。"));
    }

    static Stream<Trap> structure() {
        String both = "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" + box(p(run("框中12人。")))
                + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box(p(run("框中12人。")))
                + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>";
        String unknown = "<mc:AlternateContent xmlns:z=\"urn:z\"><mc:Choice Requires=\"z\">" + run("新") + "</mc:Choice>"
                + "<mc:Fallback>" + run("旧") + "</mc:Fallback></mc:AlternateContent>";
        return Stream.of(
                text("a text box in both forms is read once, behind its paragraph", p(run("前") + "<w:r>" + both
                + "</w:r>"
                        + run("后。")), "前后。", "框中12人。"),
                text("an old text box", p("<w:r><w:pict><v:shape><v:textbox>" + box(p(run("框中12人。"))) + "</v:textbox>"
                        + "</v:shape></w:pict></w:r>" + run("正文。")), "正文。", "框中12人。"),
                trap("a text box with heading and table", docx().body(p("<w:r><w:pict><v:textbox>" + box(
                        p(styled("H1"), run("一、救助情况")) + "<w:tbl><w:tr>" + cell("", "项目") + cell("", "人数")
                        + "</w:tr><w:tr>"
                        + cell("", "低保") + cell("", "12") + "</w:tr></w:tbl>" + p(""))
                        + "</v:textbox></w:pict></w:r>")),
                        "HEADING1 一、救助情况", "CELLH1,1 项目", "CELLH1,2 人数", "CELL2,1 低保", "CELL2,2 12"),
                text("an alternative that Word does not know", p(unknown), "旧"),
                trap("notes behind their paragraph", docx()
                        .footnotes("<w:footnote w:type=\"continuationSeparator\" w:id=\"1\">" + p(run("续"))
                                + "</w:footnote><w:footnote w:id=\"2\">" + p("<w:r><w:footnoteRef/></w:r>"
                                + run(" 不含临时救助。"))
                                + p(run("另见附表。")) + "</w:footnote><w:footnote w:id=\"3\">" + p(run("* 初步统计。"))
                                + "</w:footnote>")
                        .endnotes("<w:endnote w:id=\"2\">" + p(run("资料来源：统计局。")) + "</w:endnote>")
                        .body(p(run("低保12") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + run("户，收入")
                                + "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"3\"/><w:t>1</w:t></w:r>"
                                + run("36万元") + "<w:r><w:endnoteReference w:id=\"2\"/></w:r>" + run("。")))
                        .paragraph("完。"), "PARAGRAPH 低保12户，收入36万元。", "NOTE 不含临时救助。", "NOTE 另见附表。",
                        "NOTE * 初步统计。", "NOTE 资料来源：统计局。", "PARAGRAPH 完。"),
                trap("notes of a table behind it", docx().footnotes("<w:footnote w:id=\"2\">" + p(run("不含临时救助。"))
                        + "</w:footnote>").body("<w:tbl><w:tr>" + cell("", "项目") + cell("", "人数")
                        + "</w:tr><w:tr><w:tc>"
                        + p(run("低保") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>") + "</w:tc>" + cell("", "12")
                        + "</w:tr></w:tbl>").paragraph("完。"), "CELLH1,1 项目", "CELLH1,2 人数", "CELL2,1 低保", "CELL2,2 12",
                        "NOTE 不含临时救助。", "PARAGRAPH 完。"),
                trap("headers are no text", docx().header(p(run("内部资料99"))).paragraph("正文。")
                        .body("<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/></w:sectPr>"),
                        "PARAGRAPH 正文。"),
                trap("controls around blocks, rows and cells", docx().body("<w:sdt><w:sdtPr/><w:sdtContent>"
                + p(run("正文。"))
                        + "<w:tbl><w:tblPr/><w:tr>" + cell("", "项目") + cell("", "人数")
                        + "</w:tr><w:sdt><w:sdtContent><w:tr>"
                        + "<w:sdt><w:sdtContent>" + cell("", "低保") + "</w:sdtContent></w:sdt><w:tc><w:sdt>"
                        + "<w:sdtContent>"
                        + p(run("12")) + "</w:sdtContent></w:sdt></w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"
                        + "</w:sdtContent>"
                        + "</w:sdt>"), "PARAGRAPH 正文。", "CELLH1,1 项目", "CELLH1,2 人数", "CELL2,1 低保", "CELL2,2 12"),
                trap("cells merged the old way", docx().body("<w:tbl><w:tr>" + cell("<w:vMerge w:val=\"restart\"/>",
                "项目")
                        + cell("<w:hMerge w:val=\"restart\"/>", "人数") + cell("<w:hMerge/>", "") + "</w:tr><w:tr>"
                        + cell("<w:vMerge w:val=\"continue\"/>", "") + cell("", "男") + cell("", "女") + "</w:tr><w:tr>"
                        + cell("", "低保") + cell("", "12") + cell("", "15") + "</w:tr></w:tbl>"), "CELLH1,1 2x1 项目",
                        "CELLH1,2 1x2 人数", "CELLH2,2 男", "CELLH2,3 女", "CELL3,1 低保", "CELL3,2 12", "CELL3,3 15"),
                trap("merged cells of different widths", docx().body("<w:tbl><w:tr>" + cell("<w:gridSpan w:val=\"2\"/>"
                        + "<w:vMerge w:val=\"restart\"/>", "地区") + cell("<w:gridSpan w:val=\"3\"/>", "低保")
                        + "</w:tr><w:tr>"
                        + cell("<w:gridSpan w:val=\"2\"/><w:vMerge/>", "") + cell("", "户")
                        + cell("<w:gridSpan w:val=\"2\"/>",
                        "人") + "</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + cell("", "城区") + cell("",
                        "7")
                        + cell("<w:gridSpan w:val=\"2\"/>", "9") + "</w:tr></w:tbl>"), "CELLH1,1 2x2 地区",
                        "CELLH1,3 1x3 低保",
                        "CELLH2,3 户", "CELLH2,4 1x2 人", "CELL3,2 城区", "CELL3,3 7", "CELL3,4 1x2 9"),
                trap("rows and cells that are gone or hidden", docx().body("<w:tbl><w:tr>" + cell("", "项目")
                        + cell("<w:cellDel w:id=\"1\"/>", "旧列") + cell("", "人数")
                        + "</w:tr><w:tr><w:trPr><w:del w:id=\"2\"/>"
                        + "</w:trPr>" + cell("", "删去") + cell("", "98") + "</w:tr><w:tr><w:trPr><w:hidden/></w:trPr>"
                        + cell("", "隐藏") + cell("", "99") + "</w:tr><w:tr>" + cell("", "低保") + cell("", "12")
                        + "</w:tr></w:tbl>"), "CELLH1,1 项目", "CELLH1,2 人数", "CELL2,1 低保", "CELL2,2 12"),
                trap("all rows marked as headers", docx().body("<w:tbl>" + "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
                        + cell("", "项目") + cell("", "人数") + "</w:tr><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("",
                        "低保")
                        + cell("", "12") + "</w:tr></w:tbl>"), "CELLH1,1 项目", "CELLH1,2 人数", "CELL2,1 低保",
                        "CELL2,2 12"),
                trap("a header mark below the top counts as little as in Word", docx()
                .body("<w:tbl><w:tr><w:trPr><w:tbl"
                        + "Header/></w:trPr>" + cell("", "项目") + cell("", "人数") + "</w:tr><w:tr>" + cell("", "低保")
                        + cell("", "12") + "</w:tr><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("", "特困") + cell("",
                        "7")
                        + "</w:tr></w:tbl>"), "CELLH1,1 项目", "CELLH1,2 人数", "CELL2,1 低保", "CELL2,2 12", "CELL3,1 特困",
                        "CELL3,2 7"),
                trap("a frame around text and a table", docx().body("<w:tbl><w:tr><w:tc>" + p(styled("H1"),
                run("一、救助情况"))
                        + p(numbered(2, 0), run("低保。")) + "<w:tbl><w:tr>" + cell("", "项目") + cell("", "人数")
                        + "</w:tr><w:tr>"
                        + cell("", "低保") + cell("", "12") + "</w:tr></w:tbl>" + p("") + "</w:tc></w:tr></w:tbl>"),
                        "HEADING1 一、救助情况", "PARAGRAPH ① 低保。", "CELLH1,1 项目", "CELLH1,2 人数", "CELL2,1 低保", "CELL2,2 12"),
                trap("a table in a cell keeps the cell's place", docx().body("<w:tbl><w:tr>" + cell("", "项目") + cell("",
                        "人数") + "</w:tr><w:tr>" + cell("", "低保") + "<w:tc><w:tbl><w:tr>" + cell("", "男") + cell("",
                        "12")
                        + "</w:tr><w:tr>" + cell("", "女") + cell("", "15") + "</w:tr></w:tbl>" + p("")
                        + "</w:tc></w:tr></w:tbl>"), "CELLH1,1 项目", "CELLH1,2 1x2 人数", "CELL2,1 2x1 低保",
                        "CELL2,2 男", "CELL2,3 12", "CELL3,2 女", "CELL3,3 15"),
                trap("the last mark of a cell is deleted", docx().body("<w:tbl><w:tr>" + cell("", "项目") + "<w:tc>"
                        + p("<w:rPr><w:del w:id=\"1\"/></w:rPr>", run("人数")) + "</w:tc></w:tr><w:tr>" + cell("", "低保")
                        + cell("", "12") + "</w:tr></w:tbl>"), "CELLH1,1 项目", "CELLH1,2 人数", "CELL2,1 低保",
                        "CELL2,2 12"),
                text("files inside and outside are not taken in", p(run("正文。"))
                + "<w:altChunk r:id=\"rId9\"/><w:subDoc r:id="
                        + "\"rId8\"/>" + p("<w:r><w:object><v:imagedata r:id=\"rId7\"/></w:object></w:r>"), "正文。"));
    }

    static Stream<Trap> packages() {
        String types = "application/vnd.";
        return Stream.of(trap("strict", docx().strict().paragraph(numbered(4, 0), "概况"), "HEADING1 一、概况"),
                trap("UTF-16", docx().charset(StandardCharsets.UTF_16).paragraph(numbered(4, 0), "概况"),
                "HEADING1 一、概况"),
                trap("UTF-16 big endian without mark", docx().charset(StandardCharsets.UTF_16BE).paragraph("概况。"),
                        "PARAGRAPH 概况。"),
                trap("UTF-16 little endian without mark", docx().charset(StandardCharsets.UTF_16LE).paragraph("概况。"),
                        "PARAGRAPH 概况。"),
                trap("an encoding that packages must not have", docx().charset(Charset.forName("GB18030"))
                        .paragraph("概况。"), "PARAGRAPH 概况。"),
                trap("another main part", docx().main("xml/report.xml").paragraph(numbered(4, 0), "概况"),
                "HEADING1 一、概况"),
                trap("a main part without folder", docx().main("document2.xml").paragraph(numbered(4, 0), "概况"),
                        "HEADING1 一、概况"),
                trap("macros", docx().mainType(types + "ms-word.document.macroEnabled.main+xml").paragraph("概况。"),
                        "PARAGRAPH 概况。"),
                trap("a template", docx().mainType(types + "openxmlformats-officedocument.wordprocessingml.template.ma"
                + "in"
                        + "+xml").paragraph("概况。"), "PARAGRAPH 概况。"),
                trap("a template with macros", docx().mainType(types + "ms-word.template.macroEnabledTemplate.main+xml")
                        .paragraph("概况。"), "PARAGRAPH 概况。"));
    }

    @TempDir
    Path folder;

    private ReportDocument read(DocxFixture docx) throws UnusableDocumentException {
        return Documents.READER.read(docx.write(folder.resolve("report.docx")), "report.docx");
    }

    @ParameterizedTest
    @MethodSource({"numbering", "text", "structure", "packages"})
    void isReadAsWordShowsIt(Trap trap) throws Exception {
        assertThat(Documents.blocks(read(trap.docx()))).containsExactlyElementsOf(trap.blocks());
    }

    @Test
    void aDocumentThatIsAnInsertedFileSaysSo() {
        Path file = docx().body("<w:altChunk r:id=\"rId9\"/>").part("word/chunk.html", "<p>正文</p>")
                .write(folder.resolve("chunk.docx"));

        assertThat(Documents.refusal(file, "chunk.docx")).hasMessageContaining("altChunk")
                .extracting(UnusableDocumentException::reason).isEqualTo(QuarantineReason.NO_TEXT);
    }
}
