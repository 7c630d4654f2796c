package io.annals.document;

import java.util.List;
import java.util.stream.Stream;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/**
 * Where the articles of one source's pages stand, in jsoup's CSS selectors, for sources whose pages are not understood
 * without.
 *
 * @param content what holds the article; empty where it is to be found. The first one that matches counts
 * @param drop what is to be left out of it
 */
public record PageSelectors(List<String> content, List<String> drop) {

    /** Nothing told: the article is found by its text. */
    public static final PageSelectors NONE = new PageSelectors(List.of(), List.of());

    public PageSelectors {
        content = List.copyOf(content);
        drop = List.copyOf(drop);
    }

    /** These selectors and then others. */
    public PageSelectors and(PageSelectors others) {
        return new PageSelectors(Stream.concat(content.stream(), others.content.stream()).toList(),
                Stream.concat(drop.stream(), others.drop.stream()).toList());
    }

    /**
     * What is wrong with a selector, as one line; empty where nothing is.
     *
     * @param selector a CSS selector as jsoup reads it
     */
    public static String fault(String selector) {
        try {
            parsed(selector);
            return "";
        } catch (IllegalArgumentException | IllegalStateException e) {
            return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
        }
    }

    static Evaluator parsed(String selector) {
        return QueryParser.parse(selector);
    }
}
