package io.annals.document;

import io.annals.reference.CharSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/**
 * What a page says about its article: meta elements, canonical address, the head table of open-government pages
 * (索引号, 文号 …) and the title.
 *
 * @param title the article's title; empty where the page states none that is more than the site's name
 * @param isDated whether a date of publication or a source is told, as for articles and not for lists
 */
record PageMetadata(String title, boolean isDated) {

    private static final Pattern SITE_SUFFIX = Pattern.compile("\\s*[_|｜]\\s*|\\s+[-–—]+\\s*|\\s*[-–—]+\\s+|-{2,}|"
            + "(?<=\\p{IsHan})-(?=\\p{IsHan})");
    private static final Pattern NO_TITLE = Pattern.compile(
            "(?i)(无标题文档|无标题|首页|文章内容页?|内容页?|详情页?|信息公开|政府信息公开|document|untitled.*|index|新建网页.*)");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d\\s?年");
    private static final Pattern HEAD_LABEL = Pattern.compile("((公开)?(信息)?索[引取]号|文号|发文字号|发文机关|发布机构)[:：]?");
    private static final CharSet FIRST_OF_HEAD_LABELS = CharSet.beginning(HEAD_LABEL);
    private static final Pattern SAVED_FROM = Pattern.compile("^\\s*saved from url=\\(\\d+\\)(https?://\\S{1,500})");
    private static final Evaluator HEADINGS = QueryParser.parse("h1, h2, h3");
    /** A head block has no more text than this, and its labels stand no deeper in it. */
    private static final int LONGEST_HEAD = 800;
    private static final int DEEPEST_LABEL = 6;
    private static final Set<String> HEAD_ELEMENTS = Set.of("meta", "link");
    private static final Evaluator CANONICAL = QueryParser.parse("link[rel=canonical]");
    private static final Set<String> TABLES = Set.of("table", "ul", "dl");
    private static final Set<String> TABLE = Set.of("table");
    private static final Set<String> CELLS = Set.of("td", "th", "li", "dt", "dd", "p");
    private static final Set<String> TITLE = Set.of("h1");
    private static final Pattern TITLE_CLASS = Pattern.compile(
            "(?i)(art|article|news|con|detail|content|info)[-_]?(tit|title)\\b");
    private static final int SHORTEST_TITLE = 6;
    private static final int LONGEST_TITLE = 100;
    /** An info line has no more elements than this. */
    private static final int MOST_PARTS = 60;
    private static final Set<String> NOT_ABOUT_THE_ARTICLE = Set.of("viewport", "renderer", "robots", "generator",
            "format-detection", "apple-mobile-web-app-capable", "x-ua-compatible", "content-type", "referrer");

    /**
     * Reads the page into the metadata. Elements of the page are left as they are, but for the head table, which
     * goes.
     */
    static PageMetadata read(Document page, MetadataBuilder metadata) {
        Element canonical = null;
        for (Element meta : PageElements.named(page, HEAD_ELEMENTS)) {
            if (meta.normalName().equals("link")) {
                canonical = canonical == null && meta.is(CANONICAL) ? meta : canonical;
                continue;
            }
            String name = meta.hasAttr("name") ? meta.attr("name") : meta.attr("property");
            if (!name.isBlank() && !NOT_ABOUT_THE_ARTICLE.contains(name.toLowerCase(Locale.ROOT))) {
                metadata.put(name.strip(), meta.attr("content"));
            }
        }
        if (canonical != null) {
            metadata.put("canonical", canonical.attr("href"));
        }
        readSavedFrom(page, metadata);
        removeHeadTables(page, metadata);
        removeHeadBlocks(page, metadata);
        readInfoLines(page, metadata);
        DocumentMetadata stated = metadata.build();
        String title = title(page, stated);
        if (stated.title().isEmpty() && !title.isEmpty()) {
            metadata.put("标题", title);
        }
        return new PageMetadata(title, stated.publishedOn() != null || !stated.contentSource().isEmpty());
    }

    /** Browsers note in a comment at the top from where they saved a page. */
    private static void readSavedFrom(Document page, MetadataBuilder metadata) {
        Stream.concat(page.childNodes().stream(), page.children().stream().flatMap(root -> root.childNodes().stream()))
                .filter(Comment.class::isInstance).map(comment -> SAVED_FROM.matcher(((Comment) comment).getData()))
                .filter(Matcher::find).findFirst().ifPresent(found -> metadata.put("saved from url", found.group(1)));
    }

    /** Whether the page is of one report, by its title and date, even where it holds no text of it. */
    boolean isOfOneReport() {
        return isDated && (Outline.namesReport(title) || YEAR.matcher(title).find());
    }

    /** Info lines stand above the article, often outside its element. */
    private static void readInfoLines(Document page, MetadataBuilder metadata) {
        for (Element block : PageElements.all(page.body())) {
            if (block.childNodeSize() > MOST_PARTS || !HtmlFlow.isBlock(block) || HtmlFlow.holdsBlock(block)) {
                continue;
            }
            StringBuilder parts = new StringBuilder();
            appendTexts(block, parts);
            if (parts.length() > InfoLine.LONGEST * 2) {
                if (parts.indexOf("。") > 0) {
                    return;
                }
                continue;
            }
            metadata.putAll(InfoLine.readUncleaned(parts));
        }
    }

    /** Appends the texts of an element, each behind a space. */
    private static void appendTexts(Element element, StringBuilder parts) {
        for (int i = 0; i < element.childNodeSize(); i++) {
            Node node = element.childNode(i);
            if (node instanceof TextNode text) {
                parts.append(' ').append(text.getWholeText());
            } else if (node instanceof Element child) {
                appendTexts(child, parts);
            }
        }
    }

    /** Tables of labels and values: at least three cells of the kind 索引号 make one. */
    private static void removeHeadTables(Document page, MetadataBuilder metadata) {
        for (Element table : PageElements.named(page, TABLES)) {
            List<Element> cells = PageElements.named(table, CELLS);
            if (cells.size() < 3 || cells.size() > 60 || table.ownerDocument() == null || !table.hasText()
                    || PageElements.named(table, TABLE).size() > 1) {
                continue;
            }
            int labels = 0;
            String label = null;
            Map<String, String> found = new LinkedHashMap<>();
            for (Element cell : cells) {
                String text = Whitespace.clean(cell.text());
                var line = InfoLine.read(text);
                String bare = InfoLine.label(text);
                if (bare != null) {
                    labels++;
                    label = bare;
                } else if (!line.isEmpty()) {
                    labels += line.size();
                    found.putAll(line);
                    label = null;
                } else if (InfoLine.labelled(text, found)) {
                    labels++;
                    label = null;
                } else if (label != null && text.length() <= LONGEST_TITLE * 2 && InfoLine.isValue(text)) {
                    found.putIfAbsent(label, text);
                    label = null;
                }
            }
            if (labels >= 3 && labels * 3 >= cells.size() && isOfTheSystem(found)) {
                metadata.putAll(found);
                table.remove();
            }
        }
    }

    /** The same head as a table, of any other elements: label and value are texts that follow each other. */
    private static void removeHeadBlocks(Document page, MetadataBuilder metadata) {
        for (Element label : PageElements.all(page.body())) {
            if (!mayBeHeadLabel(label) || label.ownerDocument() == null
                    || !HEAD_LABEL.matcher(Whitespace.squeeze(label.ownText())).matches()) {
                continue;
            }
            Element head = null;
            Map<String, String> values = Map.of();
            Element at = label.parent();
            for (int up = 0; up < DEEPEST_LABEL && at != null && at != page.body(); up++, at = at.parent()) {
                if (Whitespace.squeeze(at.text()).length() > LONGEST_HEAD || at.selectFirst(HEADINGS) != null) {
                    break;
                }
                Map<String, String> found = labelledTexts(at);
                if (found.size() > values.size()) {
                    head = at;
                    values = found;
                }
            }
            if (head != null && isOfTheSystem(values)) {
                values.forEach((name, value) -> metadata.put(name, value));
                head.remove();
            }
        }
    }

    /** Whether an element's own text begins as a label of the head does: that of most elements is not put together. */
    private static boolean mayBeHeadLabel(Element element) {
        for (int i = 0; i < element.childNodeSize(); i++) {
            if (element.childNode(i) instanceof TextNode text) {
                String written = text.getWholeText();
                int first = Whitespace.firstVisible(written);
                if (first < written.length()) {
                    return FIRST_OF_HEAD_LABELS.has(written.charAt(first));
                }
            }
        }
        return false;
    }

    /** Values by their labels, empty ones too; none where the element holds much else. */
    private static Map<String, String> labelledTexts(Element head) {
        Map<String, String> found = new LinkedHashMap<>();
        int texts = 0;
        String label = null;
        for (TextNode node : head.nodeStream(TextNode.class).toList()) {
            String text = Whitespace.clean(node.getWholeText());
            if (text.isEmpty()) {
                continue;
            }
            texts++;
            String bare = InfoLine.label(text);
            if (bare != null) {
                label = bare;
                found.putIfAbsent(bare, "");
            } else if (InfoLine.labelled(text, found)) {
                label = null;
            } else if (label != null && text.length() <= LONGEST_TITLE * 2 && InfoLine.isValue(text)) {
                found.merge(label, text, (old, value) -> old.isEmpty() ? value : old);
                label = null;
            }
        }
        return found.size() >= 3 && found.size() * 3 >= texts ? found : Map.of();
    }

    /** Labels that no table of an article's own has together. */
    private static boolean isOfTheSystem(Map<String, String> found) {
        return found.containsKey("索引号")
                || found.keySet().stream().anyMatch(name -> name.endsWith("机构") || name.endsWith("机关")
                || name.endsWith("单位"))
                && found.keySet().stream().anyMatch(name -> name.endsWith("日期") || name.endsWith("时间"));
    }

    private static String title(Document page, DocumentMetadata stated) {
        String site = Whitespace.squeeze(stated.siteName());
        if (isTitle(stated.title(), site)) {
            return Whitespace.clean(stated.title());
        }
        String shown = firstTitle(PageElements.named(page, TITLE), site);
        if (shown.isEmpty()) {
            List<Element> titles = PageElements.all(page);
            titles.removeIf(element -> element.attributesSize() == 0 || !TITLE_CLASS.matcher(element.className()).find());
            shown = firstTitle(titles, site);
        }
        if (!shown.isEmpty()) {
            return shown;
        }
        String text = Whitespace.clean(page.title());
        String cut = Whitespace.clean(SITE_SUFFIX.split(text, 2)[0]);
        return isTitle(cut, site) ? cut : "";
    }

    private static String firstTitle(List<Element> elements, String site) {
        for (Element element : elements) {
            String text = Whitespace.clean(element.text());
            if (isTitle(text, site) && !isPageHead(element)) {
                return text;
            }
        }
        return "";
    }

    private static boolean isTitle(String text, String site) {
        String squeezed = Whitespace.squeeze(text);
        return squeezed.length() >= SHORTEST_TITLE && squeezed.length() <= LONGEST_TITLE && !squeezed.equals(site)
                && !NO_TITLE.matcher(squeezed).matches() && !squeezed.matches(".*(人民政府|政府网|门户网站|政务网|官网|民政局网站?)")
                && squeezed.codePoints().anyMatch(Character::isIdeographic);
    }

    private static boolean isPageHead(Element element) {
        for (Element parent = element; parent != null; parent = parent.parent()) {
            String names = parent.id() + " " + parent.className();
            if (names.matches("(?i).*\\b(logo|site-?name|top-?bar)\\b.*") || parent.normalName().equals("nav")) {
                return true;
            }
        }
        return false;
    }
}
