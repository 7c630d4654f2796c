package io.annals.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A report of the tests, from which pages of many layouts are made: its title, and its parts in reading order.
 *
 * @param parts a {@code String} for a heading or paragraph, a {@code String[][]} for a table
 */
record ArticleFixture(String title, List<Object> parts) {

    static final ArticleFixture REPORT = new ArticleFixture("云溪县民政局2023年工作总结", List.of(
            "一、社会救助",
            "2023年末，全县共有城乡低保对象1,234户、5272人，全年发放低保资金1284.5万元，比上年增长5.3%。",
            "全年实施临时救助2239人次，支出资金350万元；特困人员供养标准由每人每月975元提高到1014元。",
            new String[][] {{"项目", "2022年", "2023年", "增长（%）"}, {"城市低保（户）", "1,205", "1,198", "-0.6"},
                    {"农村低保（户）", "860", "855", "-0.6"}, {"临时救助（人次）", "2,104", "2,239", "6.4"}},
            "二、养老服务",
            "新增养老床位120张，床位总数达到980张，其中护理型床位占61.5%。",
            "建成社区食堂3所，服务老年人2万余人次，群众满意度为98.7%。",
            "三、下一步打算",
            "2024年，计划新建社区食堂3至5所，改造适老化家庭190户，继续做好各项民政工作。"));

    /** The text without white space: what a page of the article must give, whatever its layout. */
    String squeezed() {
        StringBuilder text = new StringBuilder(title);
        for (Object part : parts) {
            if (part instanceof String[][] table) {
                for (String[] row : table) {
                    text.append(String.join("", row));
                }
            } else {
                text.append(part);
            }
        }
        return Whitespace.squeeze(text);
    }

    /** Every cell of every table as {@code row,column text}. */
    List<String> cells() {
        List<String> cells = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof String[][] table) {
                for (int row = 0; row < table.length; row++) {
                    for (int column = 0; column < table[row].length; column++) {
                        cells.add((row + 1) + "," + (column + 1) + " " + table[row][column]);
                    }
                }
            }
        }
        return cells;
    }

    static List<String> cells(ReportDocument document) {
        return document.blocks().stream().filter(block -> block.kind() == Block.Kind.CELL)
                .map(block -> block.row() + "," + block.column() + " " + document.textOf(block)).toList();
    }

    static String table(String[][] rows) {
        StringBuilder html = new StringBuilder("<table border=1>");
        for (String[] row : rows) {
            html.append("<tr><td>").append(String.join("</td><td>", row)).append("</td></tr>\n");
        }
        return html.append("</table>\n").toString();
    }

    /** The article's parts as a page commonly has them, a paragraph an element; without the title. */
    String body() {
        return body("<p>", "</p>\n");
    }

    String body(String before, String after) {
        StringBuilder html = new StringBuilder();
        for (Object part : parts) {
            html.append(part instanceof String[][] rows ? table(rows) : before + part + after);
        }
        return html.toString();
    }
}
