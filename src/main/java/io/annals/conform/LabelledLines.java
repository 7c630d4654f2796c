package io.annals.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lines of labels and values say of a report: {@code 编制单位：…}, {@code 报告年度：…}, as covers, copied pages and cover
 * notes carry them above or below the text. Texts come folded by {@link ReportFrame#fold}.
 *
 * @param title the values of labels of a title, in reading order
 * @param organization those of the body that made or published it
 * @param year those of the year
 * @param region those of the division
 * @param source those that name a source, a title in book marks in them included
 * @param hosts the hosts of the addresses that these lines hold
 */
record LabelledLines(
        List<String> title, List<String> organization, List<String> year, List<String> region, List<String> source,
        List<String> hosts) {

    private static final int HEAD_LINES = 12;
    private static final int TAIL_LINES = 4;
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_VALUE = 100;
    private static final Pattern CLAUSES = Pattern.compile(";|(?<=\\p{IsHan})\\|");
    private static final Pattern HOST = Pattern.compile("https?://([A-Za-z0-9.-]+)");
    private static final Pattern TITLE = Pattern.compile("《([^《》]+)》");
    private static final Pattern LABEL = Pattern.compile("^([\\p{IsHan}]{2,8}?)(?:URL)?:(.+)$");
    private static final Map<String, String> LABELS = labels(Map.of(
            "title", "文件标题|来源标题|文档|报告标题|标题|文件名称|报告名称|公报名称|信息名称|题目|名称",
            "organization", "发布机构|发布单位|发文机关|发文单位|编制单位|编制机关|填报单位|报送单位|报告单位|单位名称|公开机构|公开单位|报告机关|制定机关"
                    + "|报告人单位|制表单位|责任单位|起草单位|单位",
            "year", "年度|报告年度|统计年度|数据年度|所属年度|年份",
            "region", "行政范围|行政区划|行政区域|统计范围|所属地区|所在地区|地区|区划",
            "source", "来源|来源文件|来源页|来源入口|资料来源|数据来源|来源类型|信息来源|文章来源"));

    private static Map<String, String> labels(Map<String, String> byAttribute) {
        Map<String, String> labels = new java.util.HashMap<>();
        byAttribute.forEach((attribute, words) -> {
            for (String word : words.split("\\|")) {
                labels.put(word, attribute);
            }
        });
        return Map.copyOf(labels);
    }

    /** The labels of the first and last lines of a document. */
    static LabelledLines of(List<String> lines) {
        Map<String, List<String>> values = Map.of("title", new ArrayList<>(), "organization", new ArrayList<>(), "year",
                new ArrayList<>(), "region", new ArrayList<>(), "source", new ArrayList<>());
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (i >= HEAD_LINES && i < lines.size() - TAIL_LINES) {
                i = lines.size() - TAIL_LINES - 1;
                continue;
            }
            if (line.length() > LONGEST_LINE || line.indexOf(':') < 0) {
                continue;
            }
            Matcher address = HOST.matcher(line);
            while (address.find()) {
                hosts.add(address.group(1));
            }
            for (String clause : CLAUSES.split(line)) {
                Matcher label = LABEL.matcher(clause);
                if (!label.matches() || label.group(2).length() > LONGEST_VALUE || label.group(2).contains("://")) {
                    continue;
                }
                String attribute = LABELS.get(label.group(1));
                if (attribute != null) {
                    values.get(attribute).add(bare(label.group(2), attribute));
                }
            }
        }
        return new LabelledLines(values.get("title"), values.get("organization"), values.get("year"),
                values.get("region"), values.get("source"), hosts);
    }

    /** Whether a line is one of labels, so that it is no title. */
    static boolean isLabelled(String line) {
        Matcher label = LABEL.matcher(line);
        return label.matches() && LABELS.containsKey(label.group(1));
    }

    private static String bare(String value, String attribute) {
        String bare = value.replaceFirst("[。,]$", "");
        return attribute.equals("title") && bare.startsWith("《") && bare.endsWith("》")
                ? bare.substring(1, bare.length() - 1) : bare;
    }

    /** The title in book marks that a source holds, that of a report before another; empty where none does. */
    String sourceTitle() {
        String first = "";
        for (String value : source) {
            Matcher titles = TITLE.matcher(value);
            while (titles.find()) {
                if (titles.group(1).endsWith("报告") || titles.group(1).endsWith("公报")) {
                    return titles.group(1);
                }
                first = first.isEmpty() ? titles.group(1) : first;
            }
        }
        return first;
    }
}
