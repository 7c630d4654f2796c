package io.annals.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A pdf written object by object, its Chinese text in a font that is named and not embedded, or in one that tells its
 * characters by a table of its own as embedded subsets do. Positions are points from the upper left corner of an A4
 * page.
 */
final class PdfFixture {

    static final float WIDTH = 595;
    static final float HEIGHT = 842;

    private final List<StringBuilder> pages = new ArrayList<>();
    private final List<String> extraObjects = new ArrayList<>();
    private final Map<Integer, Integer> subset = new LinkedHashMap<>();
    private String extraResources = "";
    private String trailer = "";
    private boolean bySubset;

    /** Tells characters by the table of a subset from here on. */
    PdfFixture bySubset() {
        bySubset = true;
        return this;
    }

    PdfFixture page() {
        pages.add(new StringBuilder());
        return this;
    }

    /** Writes one line of text, its baseline at a height. */
    PdfFixture text(float x, float y, float size, String text) {
        StringBuilder hex = new StringBuilder();
        for (char c : text.toCharArray()) {
            int code = bySubset ? subset.computeIfAbsent((int) c, key -> subset.size() + 1) : c;
            hex.append(String.format(Locale.ROOT, "%04X", code));
        }
        return draw(String.format(Locale.ROOT, "BT /%s %.2f Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET", bySubset ? "F2" : "F1",
                size, x, HEIGHT - y, hex));
    }

    /** Writes lines of a paragraph, its first one indented, broken wherever the right margin is reached. */
    float paragraph(float left, float right, float y, float size, String text) {
        float x = left + 2 * size;
        float baseline = y;
        StringBuilder line = new StringBuilder();
        float start = x;
        for (char c : text.toCharArray()) {
            float width = width(c) * size;
            if (x + width > right + 0.01f) {
                text(start, baseline, size, line.toString());
                line.setLength(0);
                x = left;
                start = left;
                baseline += size * 1.5f;
            }
            line.append(c);
            x += width;
        }
        text(start, baseline, size, line.toString());
        return baseline + size * 1.5f;
    }

    static float width(char c) {
        return c < 0x7F ? 0.5f : 1;
    }

    PdfFixture rule(float x1, float y1, float x2, float y2) {
        return draw(String.format(Locale.ROOT, "%.2f %.2f m %.2f %.2f l S", x1, HEIGHT - y1, x2, HEIGHT - y2));
    }

    PdfFixture draw(String operators) {
        pages.get(pages.size() - 1).append(operators).append('\n');
        return this;
    }

    PdfFixture resources(String entries) {
        extraResources += entries;
        return this;
    }

    /** Adds an object and returns its reference. */
    String object(String object) {
        extraObjects.add(object);
        return 20 + extraObjects.size() + " 0 R";
    }

    PdfFixture trailer(String entries) {
        trailer += entries;
        return this;
    }

    byte[] bytes() {
        Map<Integer, byte[]> objects = new LinkedHashMap<>();
        StringBuilder kids = new StringBuilder();
        int next = 20 + extraObjects.size() + 1;
        for (StringBuilder page : pages) {
            kids.append(next).append(" 0 R ");
            put(objects, next, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 6 0 R>>"
                    + extraResources + ">>/Contents " + (next + 1) + " 0 R>>");
            put(objects, next + 1, stream("", page.toString()));
            next += 2;
        }
        put(objects, 1, "<</Type/Catalog/Pages 2 0 R>>");
        put(objects, 2, "<</Type/Pages/Kids[" + kids + "]/Count " + pages.size() + ">>");
        put(objects, 3, "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]"
                + ">>");
        put(objects, 4, "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)"
                + "/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500]/FontDescriptor 5 0 R>>");
        put(objects, 5, "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
                + "/Ascent 880/Descent -120/CapHeight 880/StemV 93>>");
        put(objects, 6, "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Song/Encoding/Identity-H/DescendantFonts[7 0 R]"
                + "/ToUnicode 8 0 R>>");
        StringBuilder widths = new StringBuilder();
        StringBuilder map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                + "/CMapName /Own def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        subset.forEach((character, code) -> {
            widths.append(code).append('[').append(Math.round(1000 * width((char) (int) character))).append(']');
            map.append(String.format(Locale.ROOT, "1 beginbfchar <%04X> <%04X> endbfchar\n", code, character));
        });
        put(objects, 7, "<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Song/CIDSystemInfo<</Registry(Adobe)"
                + "/Ordering(Identity)/Supplement 0>>/DW 1000/W[" + widths + "]/FontDescriptor 5 0 R/CIDToGIDMap/Identity>>");
        put(objects, 8, stream("", map + "endcmap CMapName currentdict /CMap defineresource pop end end"));
        for (int i = 0; i < extraObjects.size(); i++) {
            put(objects, 21 + i, extraObjects.get(i));
        }
        return file(objects);
    }

    static String stream(String entries, String content) {
        return "<<" + entries + "/Length " + content.length() + ">>stream\n" + content + "\nendstream";
    }

    private static void put(Map<Integer, byte[]> objects, int number, String object) {
        objects.put(number, (number + " 0 obj\n" + object + "\nendobj\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private byte[] file(Map<Integer, byte[]> objects) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("%PDF-1.4\n".getBytes(StandardCharsets.ISO_8859_1));
        Map<Integer, Integer> places = new LinkedHashMap<>();
        objects.forEach((number, object) -> {
            places.put(number, out.size());
            out.writeBytes(object);
        });
        int start = out.size();
        StringBuilder end = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        places.forEach((number, place) -> end.append(number).append(" 1\n")
                .append(String.format(Locale.ROOT, "%010d 00000 n \n", place)));
        end.append("trailer\n<</Root 1 0 R/Size 10000").append(trailer).append(">>\nstartxref\n").append(start)
                .append("\n%%EOF\n");
        out.writeBytes(end.toString().getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    /** Text of a pdf's own objects: its characters as UTF-16. */
    static String string(String text) {
        return "<FEFF" + HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">";
    }
}
