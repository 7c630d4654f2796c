package io.annals.document;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reading WordprocessingML by local names, which the transitional and the strict form of the standard share. */
final class WordXml {

    private WordXml() {
    }

    /** Moves to the next child of the element that the reader stands in; false at that element's end. */
    static boolean nextChild(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT || event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
        }
        return false;
    }

    /** Leaves the element that the reader stands on, with all that it holds. */
    static void skip(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0 && xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** The value of an attribute whatever its namespace; empty where there is none. */
    static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    static String value(XMLStreamReader xml) {
        return attribute(xml, "val");
    }

    /** The number in an attribute; the other one where it holds none. */
    static int number(XMLStreamReader xml, String name, int otherwise) {
        String text = attribute(xml, name);
        try {
            return text.isEmpty() ? otherwise : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            // Word reads a broken number as if it were not there.
            return otherwise;
        }
    }

    /** The text of the element that the reader stands on, whose outer blanks count only where it says so. */
    static String text(XMLStreamReader xml) throws XMLStreamException {
        boolean preserve = attribute(xml, "space").equals("preserve");
        String text = xml.getElementText();
        if (preserve || text.isEmpty() || text.charAt(0) > ' ' && text.charAt(text.length() - 1) > ' ') {
            return text;
        }
        return text.trim();
    }

    /** A property that stands without value or with one that is not false. */
    static boolean isOn(XMLStreamReader xml) {
        return isOn(xml, "val");
    }

    /** Likewise of an attribute. */
    static boolean isOn(XMLStreamReader xml, String name) {
        String value = attribute(xml, name);
        return !(value.equals("0") || value.equals("false") || value.equals("off"));
    }
}
