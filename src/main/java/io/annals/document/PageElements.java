package io.annals.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/** The elements of a page as plain lists in its order; jsoup's own ways of finding them take as long as parsing does. */
final class PageElements {

    private PageElements() {
    }

    /** An element and all elements within. */
    static List<Element> all(Element root) {
        List<Element> found = new ArrayList<>();
        collect(root, null, found);
        return found;
    }

    /** Those of an element and the elements within that bear one of these names. */
    static List<Element> named(Element root, Set<String> names) {
        List<Element> found = new ArrayList<>();
        collect(root, names, found);
        return found;
    }

    private static void collect(Element element, Set<String> names, List<Element> found) {
        if (names == null || names.contains(element.normalName())) {
            found.add(element);
        }
        for (int i = 0; i < element.childNodeSize(); i++) {
            if (element.childNode(i) instanceof Element child) {
                collect(child, names, found);
            }
        }
    }
}
