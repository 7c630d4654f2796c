package io.annals.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields that are open at a place of a docx (ISO/IEC 29500-1, 17.16): of a field its result is shown, never its
 * instruction, fields within the instruction included.
 */
final class WordFields {

    private static final class Field {
        private final StringBuilder instruction = new StringBuilder();
        private boolean result;
        private boolean contents;
    }

    private static final Pattern CONTENTS = Pattern.compile("\\s*(?:TOC|INDEX|TOA)\\b.*", Pattern.DOTALL);
    private static final Pattern CIRCLED = Pattern.compile(
            "\\\\o\\s*\\\\ac\\s*\\(\\s*[○◯〇]\\s*[,，;；]\\s*(\\d{1,2})\\s*\\)");
    private static final Pattern FRACTION = Pattern.compile("\\\\f\\s*\\(([^,;()]*)[,;]([^,;()]*)\\)");
    private static final Pattern RUBY = Pattern.compile(
            "\\\\o\\s*(?:\\\\a[lcrd])?\\s*\\(\\\\s\\\\up\\s*\\d+\\s*\\([^()]*\\)\\s*[,;]([^()]*)\\)");
    private static final int LAST_CIRCLED = 20;

    private final Deque<Field> open = new ArrayDeque<>();
    private int instructions;
    private int contents;

    void begin() {
        open.push(new Field());
        instructions++;
    }

    void instruct(String text) {
        if (!open.isEmpty() && !open.peek().result) {
            open.peek().instruction.append(text);
        }
    }

    /** From here on the innermost field shows its result. */
    void separate() {
        Field field = open.peek();
        if (field != null && !field.result) {
            field.result = true;
            instructions--;
            field.contents = CONTENTS.matcher(field.instruction).matches();
            contents += field.contents ? 1 : 0;
        }
    }

    /** Ends the innermost field; what a field without result shows, which is nothing but for {@code EQ}. */
    String end() {
        Field field = open.poll();
        if (field == null) {
            return "";
        }
        if (!field.result) {
            instructions--;
            return isHidden() ? "" : equation(field.instruction.toString().strip());
        }
        contents -= field.contents ? 1 : 0;
        return "";
    }

    /** Whether text at this place belongs to an instruction. */
    boolean isHidden() {
        return instructions > 0;
    }

    /** Whether text at this place belongs to a table of contents or an index. */
    boolean isContents() {
        return contents > 0;
    }

    /** What was taken for contents is none: the end of the field is missing. */
    void leaveContents() {
        open.forEach(field -> field.contents = false);
        contents = 0;
    }

    /** An instruction ends with its paragraph at the latest, so that a damaged field costs no more than that. */
    void endParagraph() {
        if (instructions > 0) {
            open.removeIf(field -> !field.result);
            instructions = 0;
        }
    }

    /** What reports write by EQ fields: a number in a circle, a fraction, a reading above its word. */
    private static String equation(String instruction) {
        if (!instruction.regionMatches(true, 0, "EQ", 0, 2)) {
            return "";
        }
        Matcher circled = CIRCLED.matcher(instruction);
        if (circled.find()) {
            int number = Integer.parseInt(circled.group(1));
            return number >= 1 && number <= LAST_CIRCLED ? String.valueOf((char) ('\u2460' + number - 1))
                    : "(" + number + ")";
        }
        Matcher fraction = FRACTION.matcher(instruction);
        if (fraction.find()) {
            return fraction.group(1).strip() + "/" + fraction.group(2).strip();
        }
        Matcher ruby = RUBY.matcher(instruction);
        return ruby.find() ? ruby.group(1) : "";
    }
}
