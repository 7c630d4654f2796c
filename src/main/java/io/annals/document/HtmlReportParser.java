package io.annals.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.io.TikaInputStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads the article of a web page: its title, headings, paragraphs and tables, without what surrounds it. */
final class HtmlReportParser extends ReportParser {

    private static final long serialVersionUID = 1;

    private static final Pattern DECLARED = Pattern.compile("(?i)(?:charset|encoding)\\s*=\\s*[\"']?\\s*([\\w:.-]+)");
    private static final int DECLARATION_ZONE = 8192;
    private static final int DEEPEST = 512;
    private static final int LONGEST_NAME = 12;
    /** Pages leave elements open that browsers close: as many open ones are not as deep. */
    private static final int OPEN_PER_LEVEL = 3;
    /** Elements that have no end or whose end may be left out; a link ends where the next one begins. */
    private static final Set<String> CLOSED_BY_THEMSELVES = Set.of("a", "br", "hr", "img", "input", "meta", "link",
            "area", "base", "col", "embed", "param", "source", "track", "wbr", "p", "li", "td", "th", "tr", "dt", "dd",
            "option", "tbody", "thead", "tfoot", "colgroup", "rp", "rt", "frame");
    /** Lines over what is attached to a page, and links to it. */
    private static final Pattern ATTACHMENT_LINE = Pattern.compile("(?i)(?:相关)?附件(?:下载)?\\s?[\\d一二三四五六七八九十]{0,2}(?:[:：.、].{0,80})?|"
            + ".{1,80}\\.(?:docx?|wps|pdf|ofd|xlsx?|et|rtf|zip|rar)|(?:点击|请)?(?:此处)?(?:查看|下载|阅读)(?:附件|全文|原文|文件)");
    private static final int OPENING = 600;
    private static final int SHORTEST_TITLE = 6;
    /** Nodes of a tree in memory; the longest pages of real reports have a tenth. */
    private static final int MOST_NODES = 500_000;

    HtmlReportParser() {
        super("text/html", "application/xhtml+xml");
    }

    @Override
    void read(TikaInputStream stream, ReadLimits limits, DocumentBuilder document)
            throws IOException, UnusableDocumentException {
        readPage(bytes(stream, limits), null, limits, document);
    }

    /**
     * Reads a page into the builder.
     *
     * @param bytes the page
     * @param charset the charset that is declared outside of the page; null where none is, and the page's own counts
     */
    static void readPage(byte[] bytes, String charset, ReadLimits limits, DocumentBuilder document)
            throws UnusableDocumentException {
        String declared = declaredCharset(bytes);
        String html = CharsetDecision.of(bytes, declared == null ? charset : declared).text();
        refuseEndlessNesting(html, limits.nesting());
        Document page = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(html, "");
        PageMetadata metadata = PageMetadata.read(page, document.metadata());
        drop(page, document);
        List<Element> named = named(page, document);
        MainContent content;
        if (named.isEmpty()) {
            PagePlaceholder.refuse(page);
            content = MainContent.of(page, metadata);
        } else {
            content = MainContent.named(page, named);
        }
        new HtmlFlow(document).read(content.element());
        String title = metadata.title().isEmpty() ? content.titleAbove() : metadata.title();
        boolean isEmpty = document.drafts().isEmpty();
        if (isEmpty && metadata.isOfOneReport() || metadata.isDated() && isTitleOnly(title, document)) {
            throw MainContent.titleOnly(page);
        }
        if (!isEmpty) {
            addMissingTitle(title, document);
        }
    }

    private static void drop(Document page, DocumentBuilder document) {
        for (String selector : document.selectors().drop()) {
            List<Element> dropped = page.select(PageSelectors.parsed(selector));
            if (dropped.isEmpty()) {
                document.remark("The selector '" + selector + "' of drop matches nothing in the page.");
            }
            dropped.stream().filter(element -> element != page.body() && element != page).forEach(Element::remove);
        }
    }

    /** What the first of the source's selectors that matches anything names; empty where none does. */
    private static List<Element> named(Document page, DocumentBuilder document) {
        List<String> selectors = document.selectors().content();
        for (String selector : selectors) {
            List<Element> found = page.select(PageSelectors.parsed(selector));
            List<Element> outermost = found.stream()
                    .filter(element -> element.hasText() && element.parents().stream().noneMatch(found::contains))
                    .toList();
            if (!outermost.isEmpty()) {
                return outermost;
            }
        }
        if (!selectors.isEmpty()) {
            document.remark("No selector of content ('" + String.join("', '", selectors)
                    + "') matches text in the page; its article was found without.");
        }
        return List.of();
    }

    /** Whether nothing but lines of the title and names of attachments was read: the article is one, or a picture. */
    private static boolean isTitleOnly(String title, DocumentBuilder document) {
        String wanted = Whitespace.squeeze(title);
        return !document.drafts().isEmpty() && document.drafts().stream().allMatch(draft -> draft.table() == null
                && (Outline.namesReport(draft.text()) || ATTACHMENT_LINE.matcher(draft.text()).matches()
                        || draft.text().length() >= SHORTEST_TITLE
                                && wanted.contains(Whitespace.squeeze(draft.text()))));
    }

    /**
     * Building a tree of elements that are opened and never closed takes quadratic time, one of very many elements
     * memory: such a page is not parsed.
     */
    private static void refuseEndlessNesting(String html, int most) throws UnusableDocumentException {
        if (!hasMoreTags(html, OPEN_PER_LEVEL * most)) {
            return;
        }
        int depth = 0;
        int nodes = 0;
        for (int at = html.indexOf('<'); at >= 0 && at + 1 < html.length(); at = html.indexOf('<', at + 1)) {
            char next = html.charAt(at + 1);
            if (++nodes > 2 * MOST_NODES) {
                throw new UnusableDocumentException(QuarantineReason.TOO_LARGE, "the page has more than " + MOST_NODES
                        + " elements; save the part of it that is the report");
            }
            boolean closes = next == '/';
            int from = closes ? at + 2 : at + 1;
            int to = from;
            while (to < html.length() && to - from < LONGEST_NAME && Character.isLetterOrDigit(html.charAt(to))) {
                to++;
            }
            if (to == from || CLOSED_BY_THEMSELVES.contains(html.substring(from, to).toLowerCase(Locale.ROOT))) {
                continue;
            }
            depth = closes ? Math.max(0, depth - 1) : depth + 1;
            if (depth > OPEN_PER_LEVEL * most) {
                throw tooDeep(most);
            }
        }
    }

    /** Whether a page opens more elements than a number, or has more tags than any: no other one can nest so deep. */
    private static boolean hasMoreTags(String html, int most) {
        int tags = 0;
        int opened = 0;
        for (int at = html.indexOf('<'); at >= 0 && at + 1 < html.length(); at = html.indexOf('<', at + 1)) {
            tags++;
            opened += html.charAt(at + 1) == '/' ? 0 : 1;
            if (opened > most || tags > 2 * MOST_NODES) {
                return true;
            }
        }
        return false;
    }

    private static String declaredCharset(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARATION_ZONE), StandardCharsets.ISO_8859_1);
        Matcher matcher = DECLARED.matcher(head);
        return matcher.find() ? matcher.group(1) : null;
    }

    /** The article's title often stands outside the article. */
    private static void addMissingTitle(String title, DocumentBuilder document) {
        String wanted = Whitespace.squeeze(title);
        if (!wanted.isEmpty() && !document.opening(OPENING).contains(wanted)) {
            document.titleInFront(title);
        }
    }
}
