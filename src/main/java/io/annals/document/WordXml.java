package io.annals.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reading WordprocessingML by local names, which the transitional and the strict form of the standard share. */
final class WordXml {

    private static final int DECLARATION_ZONE = 128;
    private static final Pattern ENCODING = Pattern.compile(
            "\\s*<\\?xml[^>]{1,60}?encoding\\s*=\\s*[\"'](?!(?i:utf-?16))([A-Za-z][\\w.:-]{1,30})[\"']");

    private WordXml() {
    }

    /**
     * The characters of a part: UTF-8 or UTF-16, as packages must be (ISO/IEC 29500-2), else what the part declares.
     * The JDK's reader would print each broken byte on the standard error besides throwing it.
     */
    static Reader decoded(InputStream part) throws IOException {
        PushbackInputStream in = new PushbackInputStream(part, DECLARATION_ZONE);
        byte[] head = in.readNBytes(DECLARATION_ZONE);
        int mark = head.length >= 3 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB ? 3
                : head.length >= 2 && (head[0] & 0xFF) + (head[1] & 0xFF) == 0xFE + 0xFF ? 2 : 0;
        in.unread(head, mark, head.length - mark);
        Charset charset = StandardCharsets.UTF_8;
        if (head.length >= 2 && mark != 3 && (mark == 2 || head[0] == 0 || head[1] == 0)) {
            charset = (head[0] & 0xFF) == 0xFE || mark == 0 && head[0] == 0 ? StandardCharsets.UTF_16BE
                    : StandardCharsets.UTF_16LE;
        } else if (mark == 0) {
            Matcher declared = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
            if (declared.lookingAt()) {
                charset = Charset.isSupported(declared.group(1)) ? Charset.forName(declared.group(1)) : charset;
            }
        }
        return new InputStreamReader(in, charset.newDecoder());
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
