package io.annals.document;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Collects the characters and the ruled lines of pages, one after the other. */
final class PdfPageReader extends PDFTextStripper {

    /** A page that draws beyond these many operators, or forms within it, is a trap. */
    private static final int MOST_OPERATORS = 1_000_000;
    private static final int MOST_FORMS = 50_000;
    private static final int MOST_RULES = 20_000;
    /** Rules are thinner than this many points; what is thicker is a shaded field. */
    private static final float THICKEST_RULE = 2.5f;
    private static final float STRAIGHT = 0.6f;
    /** Watermarks stand askew. */
    private static final float ASKEW = 0.1f;
    /** Radicals that some programs draw characters by, and that Unicode itself does not equate with them. */
    private static final Map<Integer, String> RADICALS = Map.ofEntries(Map.entry(0x2EA0, "民"), Map.entry(0x2ED3, "长"),
            Map.entry(0x2EC4, "西"), Map.entry(0x2EC5, "见"), Map.entry(0x2EC6, "角"), Map.entry(0x2EC9, "贝"),
            Map.entry(0x2ECB, "车"), Map.entry(0x2ED4, "门"), Map.entry(0x2ED9, "韦"), Map.entry(0x2EDA, "页"),
            Map.entry(0x2EDB, "风"), Map.entry(0x2EDC, "飞"), Map.entry(0x2EDD, "食"), Map.entry(0x2EE2, "马"),
            Map.entry(0x2EE3, "骨"), Map.entry(0x2EE5, "鱼"), Map.entry(0x2EE6, "鸟"), Map.entry(0x2EE8, "麦"),
            Map.entry(0x2EE9, "黄"), Map.entry(0x2EEC, "齐"), Map.entry(0x2EF0, "龙"), Map.entry(0x2ED8, "青"));

    private final long limit;
    private long length;
    private int operators;
    private int forms;
    private boolean isTrap;
    private int lost;
    private List<PdfPage.Glyph> glyphs = List.of();
    private List<PdfPage.Rule> rules = List.of();
    private PDRectangle box;
    private int rotation;

    private final List<float[]> path = new ArrayList<>();
    private float[] start;
    private float[] last;

    PdfPageReader(ReadLimits limits) {
        this.limit = limits.textBytes();
        setSuppressDuplicateOverlappingText(true);
        setShouldSeparateByBeads(false);
        // Pages are handed over one by one, uncounted.
        setStartPage(0);
        for (String name : List.of("m", "l", "re", "h", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n", "c", "v",
                "y")) {
            addOperator(new PathOperator(name));
        }
    }

    /** Characters so far that their font does not tell. */
    int lost() {
        return lost;
    }

    /** What stands on a page of the document. */
    PdfPage read(PDPage page) throws IOException, UnusableDocumentException {
        glyphs = new ArrayList<>();
        rules = new ArrayList<>();
        path.clear();
        box = page.getCropBox();
        rotation = Math.floorMod(page.getRotation(), 360);
        operators = 0;
        forms = 0;
        try {
            processPage(page);
        } catch (TooLong e) {
            throw tooLong();
        }
        boolean lying = rotation == 90 || rotation == 270;
        return new PdfPage(lying ? box.getHeight() : box.getWidth(), lying ? box.getWidth() : box.getHeight(), glyphs,
                rules);
    }

    private UnusableDocumentException tooLong() {
        return isTrap ? new UnusableDocumentException(QuarantineReason.TOO_LARGE,
                "the pages draw beyond every measure; get the file again from its source")
                : ReportParser.tooLarge(limit);
    }

    /** Carries the passing of a limit through PDFBox. */
    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        forms += operator.getName().equals("Do") ? 1 : 0;
        if (++operators > MOST_OPERATORS || forms > MOST_FORMS) {
            isTrap = true;
            throw new TooLong();
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        if (font.toUnicode(code) == null) {
            lost++;
        }
        super.showGlyph(matrix, font, code, displacement);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (++length * 2 > limit) {
            throw new TooLong();
        }
        super.processTextPosition(text);
    }

    @Override
    protected void writePage() {
        int[] directions = new int[4];
        charactersByArticle.forEach(article -> article.forEach(text ->
                directions[Math.floorMod((int) text.getDir(), 360) / 90]++));
        int direction = 0;
        for (int i = 1; i < directions.length; i++) {
            direction = directions[i] > directions[direction] ? i : direction;
        }
        for (List<TextPosition> article : charactersByArticle) {
            for (TextPosition text : article) {
                if (Math.floorMod((int) text.getDir(), 360) / 90 == direction && !isAskew(text)) {
                    add(text);
                }
            }
        }
    }

    private static boolean isAskew(TextPosition text) {
        Matrix matrix = text.getTextMatrix();
        float along = Math.abs(matrix.getScaleX()) + Math.abs(matrix.getScaleY());
        float across = Math.abs(matrix.getShearY());
        return along > 0 && across > ASKEW * along && across < along / ASKEW;
    }

    private void add(TextPosition text) {
        String unicode = plain(text.getUnicode());
        if (unicode.isEmpty()) {
            return;
        }
        if (unicode.indexOf('\uFFFD') >= 0 || Character.getType(unicode.codePointAt(0)) == Character.PRIVATE_USE) {
            lost++;
        }
        float left = text.getXDirAdj();
        float size = Math.max(Math.abs(text.getFontSizeInPt()), 1);
        glyphs.add(new PdfPage.Glyph(unicode, left, left + text.getWidthDirAdj(), text.getYDirAdj(), size));
    }

    /** A character as reports write it, for a radical or compatibility form that the file draws it by. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (RADICALS.containsKey(c)) {
                plain.append(RADICALS.get(c));
            } else if (c >= 0x2E80 && c <= 0x2FDF || c >= 0xF900 && c <= 0xFAFF || c >= 0xFB00 && c <= 0xFB06) {
                plain.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
            } else if (c != 0 && !(c < 0x10000 && Whitespace.isInvisible((char) c))) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    /** Follows the building and painting of paths as far as they are straight lines. */
    private final class PathOperator extends OperatorProcessor {

        private final String name;

        PathOperator(String name) {
            super(PdfPageReader.this);
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public void process(Operator operator, List<COSBase> operands) {
            float[] numbers = new float[operands.size()];
            for (int i = 0; i < numbers.length; i++) {
                if (!(operands.get(i) instanceof COSNumber number)) {
                    return;
                }
                numbers[i] = number.floatValue();
            }
            switch (name) {
                case "m" -> {
                    if (numbers.length >= 2) {
                        start = point(numbers[0], numbers[1]);
                        last = start;
                    }
                }
                case "l" -> {
                    if (numbers.length >= 2) {
                        line(point(numbers[0], numbers[1]));
                    }
                }
                case "h" -> line(start);
                case "c", "v", "y" -> {
                    if (numbers.length >= 4) {
                        last = point(numbers[numbers.length - 2], numbers[numbers.length - 1]);
                    }
                }
                case "re" -> {
                    if (numbers.length >= 4) {
                        rectangle(numbers);
                    }
                }
                case "s", "b", "b*" -> {
                    line(start);
                    paint(true);
                }
                case "S", "B", "B*" -> paint(true);
                case "f", "F", "f*" -> paint(false);
                default -> path.clear();
            }
        }
    }

    private void rectangle(float[] numbers) {
        start = point(numbers[0], numbers[1]);
        last = start;
        line(point(numbers[0] + numbers[2], numbers[1]));
        line(point(numbers[0] + numbers[2], numbers[1] + numbers[3]));
        line(point(numbers[0], numbers[1] + numbers[3]));
        line(start);
    }

    private float[] point(float x, float y) {
        Point2D.Float point = transformedPoint(x, y);
        float right = point.x - box.getLowerLeftX();
        float up = point.y - box.getLowerLeftY();
        return switch (rotation) {
            case 90 -> new float[] {up, right};
            case 180 -> new float[] {box.getWidth() - right, up};
            case 270 -> new float[] {box.getHeight() - up, box.getWidth() - right};
            default -> new float[] {right, box.getHeight() - up};
        };
    }

    private void line(float[] to) {
        if (last != null && to != null && path.size() < MOST_RULES) {
            path.add(new float[] {last[0], last[1], to[0], to[1]});
        }
        last = to;
    }

    private void paint(boolean stroked) {
        if (stroked) {
            path.forEach(this::rule);
        } else if (!path.isEmpty()) {
            fill();
        }
        path.clear();
        start = null;
        last = null;
    }

    /** Many programs draw a rule as a thin filled field; several of them may be one path. */
    private void fill() {
        for (int from = 0; from < path.size();) {
            float[] min = {Float.MAX_VALUE, Float.MAX_VALUE};
            float[] max = {-Float.MAX_VALUE, -Float.MAX_VALUE};
            int to = from;
            float[] first = path.get(from);
            boolean closed = false;
            while (to < path.size() && !closed) {
                float[] edge = path.get(to++);
                for (int k = 0; k < 4; k++) {
                    min[k % 2] = Math.min(min[k % 2], edge[k]);
                    max[k % 2] = Math.max(max[k % 2], edge[k]);
                }
                closed = edge[2] == first[0] && edge[3] == first[1];
            }
            float width = max[0] - min[0];
            float height = max[1] - min[1];
            if (height <= THICKEST_RULE && width > height) {
                rule(new float[] {min[0], (min[1] + max[1]) / 2, max[0], (min[1] + max[1]) / 2});
            } else if (width <= THICKEST_RULE && height > width) {
                rule(new float[] {(min[0] + max[0]) / 2, min[1], (min[0] + max[0]) / 2, max[1]});
            }
            from = to;
        }
    }

    private void rule(float[] edge) {
        if (rules.size() >= MOST_RULES) {
            return;
        }
        float width = Math.abs(edge[2] - edge[0]);
        float height = Math.abs(edge[3] - edge[1]);
        if (height <= STRAIGHT && width > height) {
            rules.add(new PdfPage.Rule(false, (edge[1] + edge[3]) / 2, Math.min(edge[0], edge[2]),
                    Math.max(edge[0], edge[2])));
        } else if (width <= STRAIGHT && height > width) {
            rules.add(new PdfPage.Rule(true, (edge[0] + edge[2]) / 2, Math.min(edge[1], edge[3]),
                    Math.max(edge[1], edge[3])));
        }
    }
}
