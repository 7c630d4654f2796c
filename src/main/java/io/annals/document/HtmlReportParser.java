package io.annals.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    private static final int OPENING = 600;

    HtmlReportParser() {
        super("text/html", "application/xhtml+xml");
    }

    @Override
    void read(TikaInputStream stream, ReadLimits limits, DocumentBuilder document)
            throws IOException, UnusableDocumentException {
        byte[] bytes = bytes(stream, limits);
        String html = CharsetDecision.of(bytes, declaredCharset(bytes)).text();
        Document page = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(html, "");
        PageMetadata metadata = PageMetadata.read(page, document.metadata());
        Element content = MainContent.of(page);
        new HtmlFlow(document).read(content);
        if (!document.drafts().isEmpty()) {
            addMissingTitle(metadata.title(), document);
        }
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
