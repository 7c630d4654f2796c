package io.annals.document;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jsoup.select.QueryParser;

/**
 * Finds the element that holds a page's article, by the weight of its text: sentences weigh fully, table cells and
 * short lines less, links nothing. Works in one pass over the page and knows no site.
 */
final class MainContent {

    private static final Pattern MEDIA_RULE = Pattern.compile("@[\\w-]+[^{]*\\{(?:[^{}]*\\{[^{}]*\\})*[^{}]*\\}");
    private static final Pattern HIDING_RULE = Pattern.compile("([^{}]+)\\{[^{}]*display\\s*:\\s*none[^{}]*\\}");
    private static final Pattern SIMPLE_SELECTOR = Pattern.compile("\\s*([.#])([\\w-]+)\\s*");
    private static final Pattern DATE = Pattern.compile("\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}|\\d{1,2}[-/]\\d{1,2}");
    private static final Pattern DOCUMENT_LINK = Pattern.compile("(?i).*\\.(docx?|xlsx?|pptx?|pdf|wps|et|rtf|"
            + "zip|rar|ofd)(\\?.*)?$");
    private static final Pattern DOCUMENT_NAME = Pattern.compile("(?i)[^/=&?#]+\\.(?:docx?|xlsx?|pptx?|pdf|wps|et|rtf|"
            + "zip|rar|ofd)(?![a-z])");
    private static final int FEWEST_FIGURES = 3;
    private static final Set<String> STYLE = Set.of("style");
    private static final Evaluator TABLES = QueryParser.parse("table");
    private static final Evaluator CELLS = QueryParser.parse("td, th");
    private static final Set<String> TABLE_PARTS = Set.of("table", "tbody", "thead", "tfoot", "tr", "td", "th");
    private static final Set<String> LIST_ITEMS = Set.of("li", "dl", "tr", "div", "p");
    private static final Evaluator LIST_BLOCKS = QueryParser.parse("li, dl, tr, div");
    private static final Evaluator LINKS = QueryParser.parse("a[href]");
    private static final Set<String> CONTAINERS = Set.of("div", "section", "article", "main", "center", "form",
            "blockquote", "fieldset", "figure", "pre", "founder-content", "ucapcontent");
    private static final int LONG_STYLE = 200_000;
    private static final int SHORTEST_ARTICLE = 60;
    private static final int SHORTEST_TITLE = 6;
    private static final int LONGEST_TITLE = 60;
    private static final int SHORTEST_LINK_TO_ARTICLE = 8;
    private static final int FEWEST_LIST_ITEMS = 5;
    private static final int SHORTEST_COPY = 100;
    private static final int MOST_COMPARED = 8;

    /** What stands in an element and below: characters, those in links, weight, links. */
    private static final class Stats {
        int chars;
        int linkChars;
        int links;
        int sentenceChars;
        int tableChars;
        double weight;
        StringBuilder own = new StringBuilder(0);
        int ownLinkChars;
    }

    private final Document page;
    private final Element body;
    private final Map<Element, Stats> stats = new IdentityHashMap<>();
    private final Map<Element, Boolean> dataTables = new IdentityHashMap<>();
    private final Map<Element, Boolean> figureTables = new IdentityHashMap<>();

    private Element article;
    private String titleAbove;

    private MainContent(Document page) {
        this.page = page;
        this.body = page.body();
    }

    /**
     * The article of a page; its furniture is removed from the page.
     *
     * @param metadata what the page says about itself
     * @throws UnusableDocumentException NO_TEXT when the page holds no text but a title, LIST_PAGE when it holds only
     *     links to articles, PLACEHOLDER_PAGE when it is a message of the website
     */
    static MainContent of(Document page, PageMetadata metadata) throws UnusableDocumentException {
        MainContent content = new MainContent(page);
        content.removeWhatIsNotShown();
        content.weigh();
        content.removeCopies();
        content.article = content.article();
        PagePlaceholder.refuse(page.title(), content.article);
        content.refuseList(content.article, metadata);
        content.titleAbove = content.findTitleAbove();
        content.removeFurniture(content.article);
        return content;
    }

    /**
     * What a source's selectors name as the article, without what is not shown.
     *
     * @param named the elements, in the order of the page, none within another
     */
    static MainContent named(Document page, List<Element> named) {
        MainContent content = new MainContent(page);
        content.removeWhatIsNotShown();
        Element article = new Element("div");
        named.forEach(article::appendChild);
        content.article = article;
        content.titleAbove = "";
        return content;
    }

    /** The element that holds the article. */
    Element element() {
        return article;
    }

    /** A line above the article's element that names a report; empty where there is none. */
    String titleAbove() {
        return titleAbove;
    }

    private String findTitleAbove() {
        for (Element at = article; at != body && at != null; at = at.parent()) {
            for (Element above = at.previousElementSibling(); above != null; above = above.previousElementSibling()) {
                Stats of = stats.get(above);
                if (of != null && of.chars >= SHORTEST_TITLE && of.chars <= LONGEST_TITLE && of.linkChars == 0) {
                    String text = Whitespace.clean(above.text());
                    if (Outline.namesReport(text)) {
                        return text;
                    }
                }
            }
        }
        return "";
    }

    private void removeWhatIsNotShown() {
        Set<String> hidden = hiddenBySheet();
        List<Element> gone = new ArrayList<>();
        for (Element element : PageElements.all(body)) {
            if (element != body && (PageFurniture.isNoText(element) || isHiddenBySheet(element, hidden))) {
                gone.add(element);
            }
        }
        gone.forEach(Element::remove);
    }

    /** Classes and ids that a style sheet of the page hides everywhere ({@code .} and {@code #} in front). */
    private Set<String> hiddenBySheet() {
        Set<String> hidden = new HashSet<>();
        for (Element style : PageElements.named(page, STYLE)) {
            String sheet = style.data();
            if (sheet.length() > LONG_STYLE || !sheet.contains("none")) {
                continue;
            }
            Matcher rule = HIDING_RULE.matcher(MEDIA_RULE.matcher(sheet).replaceAll(""));
            while (rule.find()) {
                for (String selector : rule.group(1).split(",")) {
                    Matcher simple = SIMPLE_SELECTOR.matcher(selector);
                    if (simple.matches()) {
                        hidden.add(simple.group(1) + simple.group(2));
                    }
                }
            }
        }
        return hidden;
    }

    private static boolean isHiddenBySheet(Element element, Set<String> hidden) {
        if (hidden.isEmpty() || element.attributesSize() == 0) {
            return false;
        }
        return !element.id().isEmpty() && hidden.contains("#" + element.id())
                || element.classNames().stream().anyMatch(name -> hidden.contains("." + name));
    }

    private void weigh() {
        NodeTraversor.traverse(new NodeVisitor() {
            private int linkDepth;

            @Override
            public void head(Node node, int depth) {
                if (node instanceof Element element) {
                    stats.put(element, new Stats());
                    if (isLink(element)) {
                        linkDepth++;
                    }
                } else if (node instanceof TextNode text && text.parent() != null) {
                    String squeezed = Whitespace.squeeze(text.getWholeText());
                    Stats own = stats.get(text.parent());
                    if (own != null) {
                        own.own.append(squeezed);
                        own.ownLinkChars += linkDepth > 0 ? squeezed.length() : 0;
                    }
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    if (isLink(element)) {
                        linkDepth--;
                    }
                    close(element);
                }
            }
        }, body);
    }

    /** An inline element hands its text to its parent; a block is weighed. */
    private void close(Element element) {
        Stats own = stats.get(element);
        Stats parent = element == body ? null : stats.get(element.parent());
        own.links += isLink(element) ? 1 : 0;
        if (parent != null && isInline(element)) {
            parent.own.append(own.own);
            parent.ownLinkChars += own.ownLinkChars;
        } else if (own.own.length() > 0) {
            int chars = own.own.length();
            own.chars += chars;
            own.linkChars += own.ownLinkChars;
            String text = own.ownLinkChars * 2 <= chars ? own.own.toString() : "";
            if (!text.isEmpty() && !PageFurniture.isLine(text)) {
                boolean cell = isCell(element);
                boolean sentence = isSentence(text);
                own.weight += (chars - own.ownLinkChars) * (sentence ? 1 : cell ? 0.6 : chars >= 15 ? 0.6 : 0.25);
                own.sentenceChars += sentence ? chars - own.ownLinkChars : 0;
                own.tableChars += cell ? chars - own.ownLinkChars : 0;
            }
        }
        own.own = null;
        if (PageFurniture.isNamedAround(element)) {
            own.weight *= 0.2;
        }
        if (parent != null) {
            parent.chars += own.chars;
            parent.linkChars += own.linkChars;
            parent.links += own.links;
            parent.sentenceChars += own.sentenceChars;
            parent.tableChars += own.tableChars;
            parent.weight += own.weight;
        }
    }

    /** Whether a text has a mark that ends a sentence, or more than one comma. */
    private static boolean isSentence(String text) {
        int commas = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '。', '；', '！', '？', ';' -> {
                    return true;
                }
                case '，', ',' -> commas++;
                default -> { }
            }
            if (commas > 1) {
                return true;
            }
        }
        return false;
    }

    /** Goes down from the body as long as one child holds nearly all the weight, or is named as the article. */
    private Element article() {
        Element at = body;
        while (true) {
            Element next = heaviestChild(at);
            if (next == null) {
                return at;
            }
            double share = stats.get(next).weight / Math.max(1e-9, stats.get(at).weight);
            if (share < 0.5 || !restIsAround(at, next)) {
                Element named = namedArticle(at);
                return named != null ? named : at;
            }
            at = next;
        }
    }

    private Element heaviestChild(Element element) {
        Element heaviest = null;
        double weight = 0;
        for (Element child : element.children()) {
            double of = stats.get(child).weight;
            boolean holds = CONTAINERS.contains(child.normalName()) || isTablePart(child) && isLayout(child);
            if (of > weight && holds) {
                weight = of;
                heaviest = child;
            }
        }
        return heaviest;
    }

    /** Whether all that stands beside the article is links, furniture or named so. */
    private boolean restIsAround(Element parent, Element article) {
        if (stats.get(parent).chars - childrenChars(parent) > SHORTEST_ARTICLE) {
            return false;
        }
        boolean named = PageFurniture.isNamedArticle(article);
        for (Element sibling : parent.children()) {
            Stats of = stats.get(sibling);
            if (sibling == article || of.chars == 0 || PageFurniture.isNamedAround(sibling)) {
                continue;
            }
            boolean links = of.linkChars * 3 >= of.chars;
            boolean heading = sibling.normalName().matches("h[1-6]");
            boolean table = of.tableChars > 0 && of.weight > 0;
            boolean content = of.sentenceChars > 30 || of.sentenceChars > 0 && sibling.normalName().equals("p")
                    || table;
            if (!links && !heading && content
                    && !(named && !table && of.sentenceChars * 4 < stats.get(article).sentenceChars)) {
                return false;
            }
        }
        return true;
    }

    private int childrenChars(Element parent) {
        int chars = 0;
        for (Element child : parent.children()) {
            chars += stats.get(child).chars;
        }
        return chars;
    }

    /** The heaviest element below that is named as an article and holds most of the weight; null where none does. */
    private Element namedArticle(Element below) {
        Element best = null;
        double least = stats.get(below).weight * 0.6;
        for (Element element : PageElements.all(below)) {
            if (element != below && stats.get(element) != null && stats.get(element).weight >= least
                    && !isInline(element) && PageFurniture.isNamedArticle(element)) {
                best = element;
            }
        }
        return best;
    }

    /** An article that stands on its page twice, for wide and for narrow screens, is read once. */
    private void removeCopies() {
        Map<Integer, List<Element>> byLength = new HashMap<>();
        List<Element> copies = new ArrayList<>();
        for (Element element : PageElements.all(body)) {
            Stats of = stats.get(element);
            if (of == null || of.sentenceChars < SHORTEST_COPY || !CONTAINERS.contains(element.normalName())) {
                continue;
            }
            List<Element> same = byLength.computeIfAbsent(of.chars, length -> new ArrayList<>());
            if (same.size() >= MOST_COMPARED) {
                continue;
            }
            for (Element other : same) {
                if (!element.parents().contains(other)
                        && Whitespace.squeeze(element.text()).equals(Whitespace.squeeze(other.text()))) {
                    copies.add(element);
                    break;
                }
            }
            same.add(element);
        }
        for (Element copy : copies) {
            if (copy.ownerDocument() != null) {
                Stats gone = stats.get(copy);
                copy.parents().forEach(parent -> subtract(stats.get(parent), gone));
                copy.remove();
            }
        }
    }

    private static void subtract(Stats from, Stats gone) {
        if (from != null) {
            from.chars -= gone.chars;
            from.linkChars -= gone.linkChars;
            from.links -= gone.links;
            from.sentenceChars -= gone.sentenceChars;
            from.tableChars -= gone.tableChars;
            from.weight -= gone.weight;
        }
    }

    /** A saved list of articles is told from an article: links, each with a date or summary, and little else. */
    private void refuseList(Element article, PageMetadata metadata) throws UnusableDocumentException {
        Stats whole = stats.get(body);
        Stats own = stats.get(article);
        if (whole.chars == 0) {
            throw new UnusableDocumentException(QuarantineReason.NO_TEXT,
                    "the page holds no text; it may load its article by script: save it from the browser once it is"
                            + " shown");
        }
        boolean linksOnly = own.sentenceChars < SHORTEST_ARTICLE && own.tableChars < SHORTEST_ARTICLE
                && whole.links >= FEWEST_LIST_ITEMS && whole.linkChars * 2 >= whole.chars;
        if (linksOnly && metadata.isOfOneReport() && !listsArticles(metadata.title())) {
            throw titleOnly(page);
        }
        if (linksOnly || isList(article)) {
            throw new UnusableDocumentException(QuarantineReason.LIST_PAGE,
                    "the page is a list of links without an article; save the page of the report itself");
        }
    }

    /** Whether a page shows links to articles and not the title that it bears itself: it is named after a column. */
    private boolean listsArticles(String title) {
        long links = page.select(LINKS).stream()
                .filter(link -> Whitespace.squeeze(link.text()).length() >= SHORTEST_LINK_TO_ARTICLE).count();
        StringBuilder others = new StringBuilder();
        body.stream().filter(element -> element.closest(LINKS) == null)
                .forEach(element -> others.append(element.ownText()));
        return links >= FEWEST_LIST_ITEMS && !Whitespace.squeeze(others).contains(Whitespace.squeeze(title));
    }

    /** The refusal of a page that holds an article's title and not its text, naming where that may be. */
    static UnusableDocumentException titleOnly(Element page) {
        String attached = page.select(LINKS).stream().map(link -> link.attr("href"))
                .filter(href -> DOCUMENT_LINK.matcher(href).matches()).findFirst()
                .map(DOCUMENT_NAME::matcher).filter(Matcher::find).map(Matcher::group)
                .map(MainContent::decoded).orElse("");
        return new UnusableDocumentException(QuarantineReason.NO_TEXT, "the page holds only the title of a report; "
                + (attached.isEmpty() ? "its text may be a picture, an embedded document or loaded by script: get"
                        + " the document, or save the page from the browser once it is shown"
                        : "its text is attached (" + attached + "): get that file"));
    }

    /** A name as the browser shows it where a link writes it in bytes ({@code %E6%80%BB}). */
    private static String decoded(String name) {
        try {
            String decoded = URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
            return decoded.indexOf('\uFFFD') < 0 ? decoded : name;
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    private boolean isList(Element article) {
        int items = 0;
        int itemChars = 0;
        for (Element item : PageElements.named(article, LIST_ITEMS)) {
            Stats of = stats.get(item);
            if (of == null || of.links == 0 || of.links > 3 || of.chars > 400
                    || item.select(LIST_BLOCKS).size() > (item.normalName().equals("p") ? 0 : 1)) {
                continue;
            }
            boolean leads = of.linkChars >= 8 && of.linkChars * 5 >= of.chars;
            if (leads && DATE.matcher(item.text()).find()) {
                items++;
                itemChars += of.chars;
            }
        }
        Stats own = stats.get(article);
        return items >= FEWEST_LIST_ITEMS && itemChars * 10 >= own.chars * 6;
    }

    /** Lists of links and what is named as surroundings go from within the article; its tables and attachments stay. */
    private void removeFurniture(Element article) {
        List<Element> gone = new ArrayList<>();
        double most = stats.get(article).weight * 0.2;
        for (Element element : PageElements.all(article)) {
            Stats of = stats.get(element);
            if (element == article || of == null || of.chars == 0 || isInline(element)) {
                continue;
            }
            boolean named = PageFurniture.isNamedAround(element) && of.weight <= most
                    && of.tableChars < SHORTEST_ARTICLE && !isOfFigures(element);
            boolean links = of.links >= 3 && of.linkChars * 10 >= of.chars * 6 && !isAttachments(element)
                    && !isOfFigures(element);
            if (named || links) {
                gone.add(element);
            }
        }
        gone.forEach(Element::remove);
    }

    /** Whether an element is part of a table of figures or holds one, whose cells may be links. */
    private boolean isOfFigures(Element element) {
        if (isTablePart(element)) {
            Element table = element.closest("table");
            return table != null && figureTables.computeIfAbsent(table, MainContent::holdsFigures);
        }
        return element.select(TABLES).stream()
                .anyMatch(table -> figureTables.computeIfAbsent(table, MainContent::holdsFigures));
    }

    private static boolean holdsFigures(Element table) {
        return HtmlFlow.isDataTable(table) && table.select(CELLS).stream()
                .filter(cell -> HtmlFlow.isFigure(cell)).count() >= FEWEST_FIGURES;
    }

    private static boolean isAttachments(Element element) {
        int documents = 0;
        int links = 0;
        for (Element link : element.select(LINKS)) {
            links++;
            documents += DOCUMENT_LINK.matcher(link.attr("href")).matches() ? 1 : 0;
        }
        return documents * 2 >= links;
    }

    private static boolean isLink(Element element) {
        return element.normalName().equals("a") && element.hasAttr("href");
    }

    private static boolean isInline(Element element) {
        return !HtmlFlow.isBlock(element);
    }

    private boolean isCell(Element element) {
        for (Element at = element; at != null; at = at.parent()) {
            String name = at.normalName();
            if (name.equals("td") || name.equals("th")) {
                return !isLayout(at);
            }
        }
        return false;
    }

    private static boolean isTablePart(Element element) {
        return TABLE_PARTS.contains(element.normalName());
    }

    private boolean isLayout(Element part) {
        Element table = part;
        while (table != null && !table.normalName().equals("table")) {
            table = table.parent();
        }
        return table == null || !dataTables.computeIfAbsent(table, HtmlFlow::isDataTable);
    }
}
