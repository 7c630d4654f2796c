package io.annals.bench;

import io.annals.bench.GeneratedReport.Paragraph;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes the files of generated reports. A page has what a content system puts around an article: navigation, scripts, styles,
 * related links, a footer. A Word document is a zip of XML whose styles, stored, make up its weight.
 */
final class ReportFiles {

    private static final List<String> TABLE_HEADER = List.of("指标", "单位", "数量");
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    /** Whatever the time zone, a zip that was made again is the same. */
    private static final LocalDateTime ZIP_TIME = LocalDateTime.of(2024, 1, 1, 0, 0);
    /** What the zip itself and its small parts take. */
    private static final int ZIP_BYTES = 600;

    private final List<String> navigation;
    private final List<String> links;

    ReportFiles(ReportTemplates templates) {
        this.navigation = templates.words("navigation");
        this.links = templates.words("link");
    }

    byte[] bytes(GeneratedReport report) {
        return switch (report.format()) {
            case TXT -> utf8(text(report));
            case HTML -> utf8(page(report));
            case DOCX -> document(report);
        };
    }

    private static String text(GeneratedReport report) {
        StringBuilder text = new StringBuilder(report.title()).append("\n\n");
        report.paragraphs().forEach(paragraph -> text.append(paragraph.isHeading() ? "" : "　　")
                .append(paragraph.text()).append('\n'));
        return text.append('\n').append(report.body()).append('\n').append(report.date()).append('\n').toString();
    }

    private String page(GeneratedReport report) {
        StringBuilder article = new StringBuilder();
        for (Paragraph paragraph : report.paragraphs()) {
            article.append(paragraph.isHeading() ? "<p style=\"text-indent:2em;\"><strong><span style=\"font-family:黑体;"
                    + "font-size:21px;\">" + paragraph.text() + "</span></strong></p>\n"
                    : "<p style=\"text-indent:2em;line-height:2;\"><span style=\"font-family:仿宋;font-size:21px;\">"
                    + paragraph.text() + "</span></p>\n");
        }
        if (!report.table().isEmpty()) {
            article.append("<table border=\"1\" cellspacing=\"0\">\n");
            row(article, TABLE_HEADER);
            report.table().forEach(cells -> row(article, cells));
            article.append("</table>\n");
        }
        article.append("<p style=\"text-align:right;\">").append(report.body()).append("</p>\n<p style=\"text-align:right;\">")
                .append(report.date()).append("</p>\n");
        String before = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + report.title()
                + "</title>\n<link rel=\"stylesheet\" href=\"/css/common.css\">\n<style>\n" + styles() + "</style>\n<script>\n";
        String body = "</script>\n</head>\n<body>\n<div class=\"header\"><div class=\"logo\"><a href=\"/\"><img src=\"/images/logo.png\""
                + " alt=\"门户网站\"></a></div>\n<ul class=\"nav\">\n" + navigation() + "</ul>\n</div>\n"
                + "<div class=\"position\">当前位置：<a href=\"/\">首页</a> &gt; <a href=\"/zwgk/\">政务公开</a> &gt; 正文</div>\n"
                + "<div class=\"article\">\n<h1>" + report.title() + "</h1>\n<div id=\"zoom\" class=\"content\">\n" + article
                + "</div>\n</div>\n<div class=\"related\"><h3>相关链接</h3>\n<ul>\n" + links(report.number()) + "</ul>\n</div>\n"
                + "<div class=\"footer\"><p>主办单位：" + report.body() + "　<a href=\"/map.html\">网站地图</a></p>\n"
                + "<p>联系电话：0990-" + (2_000_000 + report.number() % 7_000_000) + "　网站标识码：99" + (10_000_000 + report.number())
                + "</p></div>\n<script src=\"/js/common.js\"></script>\n</body>\n</html>\n";
        return before + script(ReportFormat.HTML.bytes() - utf8(before).length - utf8(body).length) + body;
    }

    private static void row(StringBuilder html, List<String> cells) {
        html.append("<tr>");
        cells.forEach(cell -> html.append("<td style=\"padding:4px 8px;\">").append(cell).append("</td>"));
        html.append("</tr>\n");
    }

    private String navigation() {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < navigation.size(); i++) {
            items.append("<li class=\"item\"><a href=\"/col/col").append(1200 + i).append("/index.html\" target=\"_blank\">")
                    .append(navigation.get(i)).append("</a><ul class=\"sub\">");
            for (String below : navigation) {
                items.append("<li><a href=\"/col/").append(Math.floorMod(below.hashCode(), 90_000)).append(".html\">")
                        .append(below).append("</a></li>");
            }
            items.append("</ul></li>\n");
        }
        return items.toString();
    }

    private String links(int number) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < links.size(); i++) {
            int day = 1 + (number + i) % 28;
            items.append("<li><a href=\"/art/2024/3/").append(day).append("/art_1203_").append(number * 10L + i)
                    .append(".html\">").append(links.get(i)).append("</a><span>2024-03-%02d</span></li>%n".formatted(day)
                    .replace("\r", ""));
        }
        return items.toString();
    }

    private static String styles() {
        StringBuilder rules = new StringBuilder();
        for (String name : List.of("header", "logo", "nav", "item", "sub", "position", "article", "content", "related", "footer")) {
            rules.append('.').append(name).append("{margin:0 auto;padding:6px 12px;font-size:14px;line-height:1.8;color:#333;}\n.")
                    .append(name).append(" a:hover{color:#c00;text-decoration:underline;}\n");
        }
        return rules.toString();
    }

    /** A script of about so many bytes. */
    private static String script(int bytes) {
        StringBuilder script = new StringBuilder();
        for (int i = 0; script.length() < bytes; i++) {
            script.append("function slide").append(i).append("(box){var at=box.scrollTop;if(at<").append(120 + i)
                    .append("){box.scrollTop=at+2;window.setTimeout(function(){slide").append(i).append("(box);},30);}}\n");
        }
        return script.toString();
    }

    private static byte[] document(GeneratedReport report) {
        StringBuilder body = new StringBuilder();
        paragraph(body, "<w:jc w:val=\"center\"/>", 44, report.title());
        report.paragraphs().forEach(paragraph -> paragraph(body, paragraph.isHeading() ? ""
                : "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\"/>", 32, paragraph.text()));
        if (!report.table().isEmpty()) {
            body.append("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"4000\"/>"
                    + "<w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"2000\"/></w:tblGrid>");
            wordRow(body, TABLE_HEADER);
            report.table().forEach(cells -> wordRow(body, cells));
            body.append("</w:tbl>");
        }
        paragraph(body, "<w:jc w:val=\"right\"/>", 32, report.body());
        paragraph(body, "<w:jc w:val=\"right\"/>", 32, report.date());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(zip, "[Content_Types].xml", "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\""
                    + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\""
                    + " ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"" + WORD_TYPE
                    + "document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"" + WORD_TYPE
                    + "styles+xml\"/></Types>");
            part(zip, "_rels/.rels", relation("officeDocument", "word/document.xml"));
            part(zip, "word/_rels/document.xml.rels", relation("styles", "styles.xml"));
            part(zip, "word/document.xml", "<w:document xmlns:w=\"" + WORD + "\"><w:body>" + body
                    + "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>");
            zip.flush();
            stored(zip, "word/styles.xml", wordStyles(ReportFormat.DOCX.bytes() - bytes.size() - ZIP_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void paragraph(StringBuilder body, String properties, int halfPoints, String text) {
        body.append("<w:p><w:pPr>").append(properties).append("</w:pPr>");
        run(body, halfPoints, text);
        body.append("</w:p>");
    }

    private static void run(StringBuilder body, int halfPoints, String text) {
        body.append("<w:r><w:rPr><w:rFonts w:ascii=\"仿宋_GB2312\" w:eastAsia=\"仿宋_GB2312\" w:hint=\"eastAsia\"/><w:sz w:val=\"")
                .append(halfPoints).append("\"/></w:rPr><w:t>").append(text).append("</w:t></w:r>");
    }

    private static void wordRow(StringBuilder body, List<String> cells) {
        body.append("<w:tr>");
        for (String cell : cells) {
            body.append("<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/></w:tcPr><w:p>");
            run(body, 28, cell);
            body.append("</w:p></w:tc>");
        }
        body.append("</w:tr>");
    }

    /** Styles of about so many bytes, as Word writes many that a document does not use. */
    private static String wordStyles(int bytes) {
        StringBuilder styles = new StringBuilder("<w:styles xmlns:w=\"" + WORD + "\"><w:style w:type=\"paragraph\" w:default=\"1\""
                + " w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>");
        for (int i = 1; styles.length() < bytes; i++) {
            styles.append("<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"b").append(i)
                    .append("\"><w:name w:val=\"custom ").append(i).append("\"/><w:basedOn w:val=\"a\"/><w:pPr><w:spacing w:line=\"")
                    .append(240 + i).append("\"/></w:pPr></w:style>");
        }
        return styles.append("</w:styles>").toString();
    }

    private static String relation(String type, String target) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + RELATIONS + "/" + type
                + "\" Target=\"" + target + "\"/></Relationships>";
    }

    private static void part(ZipOutputStream zip, String path, String xml) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(ZIP_TIME);
        zip.putNextEntry(entry);
        zip.write(utf8(XML + xml));
        zip.closeEntry();
    }

    private static void stored(ZipOutputStream zip, String path, String xml) throws IOException {
        byte[] bytes = utf8(XML + xml);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(ZIP_TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
