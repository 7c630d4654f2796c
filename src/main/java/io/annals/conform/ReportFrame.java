package io.annals.conform;

import io.annals.document.Block;
import io.annals.document.ReportDocument;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a document that say what it is, NFKC-normalised, without white space and marks of emphasis.
 *
 * @param title the title that stands in the text, the issuer's line before it included; empty where there is none
 * @param head lines above the first paragraph, the title among them; addressees are left out
 * @param paragraphs the running text, a string a paragraph, in reading order
 * @param tail the last lines, in reading order, each short enough to be a signature or a date
 * @param labels what labels in the first and last lines say
 */
record ReportFrame(
        String title, List<String> head, List<String> paragraphs, List<String> tail, LabelledLines labels) {

    private static final int HEAD_LINES = 12;
    private static final int TAIL_LINES = 12;
    private static final int LONGEST_HEAD_LINE = 70;
    private static final int LONGEST_TAIL_LINE = 40;
    /**
     * By character, what NFKC makes of it whatever stands around it: ASCII, its full-width form, Chinese characters and the
     * marks between them, none of which combines with another one of them. 0 for all others.
     */
    private static final char[] FOLDED = foldedAlone();
    private static final Pattern MARKDOWN = Pattern.compile("^[#>]+|\\*\\*|__");
    private static final Pattern OUTLINE =
            Pattern.compile("^(?:[一二三四五六七八九十]{1,3}、|\\([一二三四五六七八九十]{1,3}\\)|\\d{1,2}[、.](?!\\d)|第[一二三四五六七八九十]+[章节部])");
    private static final Pattern ANNOUNCEMENT = Pattern.compile("现将|现就|如下[:。]?$");
    private static final Pattern LABEL = Pattern.compile(
            "^(?:当前位置|您的位置|首页|来源|信息来源|发布|日期|时间|索引号|文号|字体|字号|作者|浏览|点击|阅读|打印|分享|责任编辑|主题|名称|公开"
            + "|(?:报告|网页发布|成文|印发|起草)日期|(?:数据)?状态|口径|(?:原始)?单位:|表格:|说明:|备注:|附件:|(?:原始)?官方|录目|目录)");
    private static final Pattern SESSION_PAPER = Pattern.compile("会议|文件|大会|届");
    /** A title that stands in the line of the first paragraph. */
    private static final Pattern TITLE_IN_FRONT = Pattern.compile(
            "^((?=.{0,30}(?:19|20)\\d\\d年)[^,:;。()《]{8,60}(?:报告|公报|总结|执行情况|说明|摘录))(?=[:(]|$)");
    private static final Pattern SITE_BEHIND =
            Pattern.compile("[_|][\\p{IsHan}]{2,20}(?:网站|政府网|政务网|官网|人民政府)$");
    private static final Pattern PAPER_IN_FRONT = Pattern.compile(
            "^[^关]{0,24}会议(?:大会|会议)?文件\\(?[^()关]{0,5}\\)?(?=关于)");
    /** A line that names a year and a subject and is no sentence: {@code 兴山县2023年文化工作}. */
    private static final Pattern OF_A_YEAR = Pattern.compile(
            "^(?![-(]|.{0,40}(?:\\d月\\d{1,2}日|第\\d+[期号]))(?=.{0,40}(?:19|20)\\d\\d年)(?=.{0,40}\\p{IsHan}{3})[^,:;。!?]{9,50}$");
    private static final Pattern OPEN_END = Pattern.compile("(?:与|和|及|暨|以及|、|的|关于|对)$");
    private static final Pattern REPORT_END = Pattern.compile("(?:报告|公报|总结|草案|说明|公告)(?:\\([^)]{0,12}\\))?$");
    static final Pattern REPORT_WORD =
            Pattern.compile("报告|总结|公报|要点|计划|汇报|决算|预算|年报|情况|说明|通报|方案|述职|安排");

    static ReportFrame of(ReportDocument document) {
        List<String> lines = new ArrayList<>();
        List<Block.Kind> kinds = new ArrayList<>();
        for (Block block : document.blocks()) {
            if (block.kind() == Block.Kind.CELL || block.kind() == Block.Kind.NOTE) {
                continue;
            }
            for (String part : document.textOf(block).split("\n")) {
                String line = fold(part);
                if (!line.isEmpty()) {
                    lines.add(line);
                    kinds.add(block.kind());
                }
            }
        }
        List<String> head = new ArrayList<>();
        List<Block.Kind> headKinds = new ArrayList<>();
        int body = 0;
        while (body < lines.size() && body < HEAD_LINES) {
            String line = lines.get(body);
            boolean isTitle = kinds.get(body) == Block.Kind.TITLE;
            if (!isTitle && (line.length() > LONGEST_HEAD_LINE || line.endsWith("。") || line.endsWith(";")
                    || OUTLINE.matcher(line).find() || ANNOUNCEMENT.matcher(line).find()
                    || ReportYear.opening(line) != 0 && line.indexOf(',') > 0)) {
                break;
            }
            if (isTitle || !line.endsWith(":") || LABEL.matcher(line).find()) {
                head.add(line);
                headKinds.add(kinds.get(body));
            }
            body++;
        }
        List<String> tail = new ArrayList<>();
        for (int i = Math.max(body, lines.size() - TAIL_LINES); i < lines.size(); i++) {
            if (lines.get(i).length() <= LONGEST_TAIL_LINE) {
                tail.add(lines.get(i));
            }
        }
        String title = title(head, headKinds);
        if (title.isEmpty() && body < lines.size()) {
            Matcher opening = TITLE_IN_FRONT.matcher(lines.get(body));
            title = opening.find() && !isLabel(lines.get(body)) ? opening.group(1) : "";
        }
        return new ReportFrame(title, head, lines.subList(body, lines.size()), tail,
                LabelledLines.of(lines));
    }

    /** NFKC, Chinese digits of years as ASCII ones, no white space, no Markdown marks. */
    static String fold(String text) {
        // One walk for the lines of such characters alone, which most are
        char[] line = new char[text.length()];
        int length = 0;
        boolean isMarked = false;
        for (int i = 0; i < line.length; i++) {
            char c = FOLDED[text.charAt(i)];
            if (c == 0) {
                return foldNormalized(text);
            }
            isMarked |= isMark(c);
            if (c != ' ') {
                line[length++] = c;
            }
        }
        return withoutMarks(new String(line, 0, length), isMarked);
    }

    private static char[] foldedAlone() {
        char[] folded = new char[Character.MAX_VALUE + 1];
        for (char c = 1; c <= ' '; c++) {
            folded[c] = ' ';
        }
        for (char c = ' '; c <= '~'; c++) {
            folded[c] = c;
            folded[c == ' ' ? '\u3000' : c - '!' + '！'] = c;
        }
        for (char c = '一'; c <= '\u9FEF'; c++) {
            folded[c] = c;
        }
        for (char c : "、。《》〈〉「」『』【】〔〕“”‘’—·".toCharArray()) {
            folded[c] = c;
        }
        return folded;
    }

    private static boolean isMark(char c) {
        return c == '#' || c == '>' || c == '*' || c == '_';
    }

    private static String withoutMarks(String folded, boolean isMarked) {
        return ReportYear.inDigits(isMarked ? MARKDOWN.matcher(folded).replaceAll("") : folded);
    }

    private static String foldNormalized(String text) {
        String normal = Normalizer.isNormalized(text, Normalizer.Form.NFKC) ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder line = new StringBuilder(normal.length());
        boolean isMarked = false;
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            boolean isBlank = c <= ' ' || c == '\u00A0' || c == '\u3000' || c >= '\u2000' && c <= '\u200F'
                    || c == '\u2028' || c == '\u2029' || c == '\u2060' || c == '\uFEFF';
            isMarked |= isMark(c);
            if (!isBlank) {
                line.append(c);
            }
        }
        return withoutMarks(line.toString(), isMarked);
    }

    private static String title(List<String> head, List<Block.Kind> kinds) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < head.size(); i++) {
            if (kinds.get(i) == Block.Kind.TITLE) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first < 0 || !REPORT_WORD.matcher(String.join("", head.subList(first, last + 1))).find()) {
            int reportLine = -1;
            for (int i = Math.max(first, 0); i < head.size() && reportLine < 0; i++) {
                if (REPORT_WORD.matcher(head.get(i)).find() && !isLabel(head.get(i))) {
                    reportLine = i;
                }
            }
            if (reportLine < 0) {
                return first < 0 ? ofAYear(head) : String.join("", head.subList(first, last + 1));
            }
            first = first < 0 ? reportLine : first;
            last = reportLine;
            while (last + 1 < head.size() && goesOn(head.get(last), head.get(last + 1))) {
                last++;
            }
        }
        boolean needsIssuer = head.get(first).startsWith("关于") || head.get(first).length() < 12;
        if (needsIssuer && first > 0 && !isLabel(head.get(first - 1)) && head.get(first - 1).length() <= 40
                && head.get(first - 1).codePoints().allMatch(Character::isIdeographic)
                && !SESSION_PAPER.matcher(head.get(first - 1)).find()) {
            first--;
        } else if (first > 0 && !isLabel(head.get(first - 1)) && head.get(first - 1).length() <= 40
                && head.get(first - 1).contains("关于") && !REPORT_WORD.matcher(head.get(first - 1)).find()) {
            // 某局关于2023年 / 法治政府建设情况的报告
            first--;
        }
        String title = SITE_BEHIND.matcher(String.join("", head.subList(first, last + 1))).replaceFirst("");
        return PAPER_IN_FRONT.matcher(title).replaceFirst("");
    }

    /** The first line where it stands as a title without any word for a report; else empty. */
    private static String ofAYear(List<String> head) {
        String first = head.isEmpty() ? "" : head.get(0);
        return OF_A_YEAR.matcher(first).matches() && !isLabel(first) ? first : "";
    }

    private static boolean isLabel(String line) {
        return LABEL.matcher(line).find() || LabelledLines.isLabelled(line);
    }

    /** Whether a title that was too long for one line goes on in the next. */
    private static boolean goesOn(String line, String next) {
        return next.length() <= LONGEST_TAIL_LINE && !isLabel(next) && !next.startsWith("-") && !next.startsWith("(")
                && (OPEN_END.matcher(line).find()
                || line.startsWith("关于") && !REPORT_END.matcher(line).find() && REPORT_END.matcher(next).find());
    }
}
