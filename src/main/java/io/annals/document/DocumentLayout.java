package io.annals.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes down what a {@link ReportDocument} is beside its text, and makes the document from both again, so that a report
 * can be understood anew without its file.
 *
 * <p>The layout is one JSON object: {@code format}; {@code blocks}; of the metadata the members that are stated; and
 * {@code remarks}, where there are any. {@code blocks} has a word for each block, separated by spaces:
 *
 * <pre>
 * H14+8^2            heading at 14, 8 code points long, level 2
 * C240+5@1.2.3x1.2!  cell of table 1, row 2, column 3, over 1 row and 2 columns, of a header
 * </pre>
 *
 * The first letter is that of the kind: title, heading, paragraph, cell, {@code N}ote, ca{@code p}tion. Positions count
 * code points, as in all of the warehouse; {@code ^}, {@code x} and {@code !} are left out where they say nothing.
 */
public final class DocumentLayout {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String KINDS = "THPCpN";
    private static final List<Block.Kind> KIND_OF_LETTER = List.of(Block.Kind.TITLE, Block.Kind.HEADING,
            Block.Kind.PARAGRAPH, Block.Kind.CELL, Block.Kind.CAPTION, Block.Kind.NOTE);

    private DocumentLayout() {
    }

    /** The layout of a document. */
    public static String of(ReportDocument document) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("format", document.format());
            json.writeStringField("blocks", blocks(document));
            DocumentMetadata metadata = document.metadata();
            field(json, "title", metadata.title());
            field(json, "site_name", metadata.siteName());
            field(json, "content_source", metadata.contentSource());
            field(json, "published_on", metadata.publishedOn());
            field(json, "modified_on", metadata.modifiedOn());
            field(json, "document_number", metadata.documentNumber());
            field(json, "index_number", metadata.indexNumber());
            field(json, "source_url", metadata.sourceUrl());
            if (!document.remarks().isEmpty()) {
                json.writeArrayFieldStart("remarks");
                for (String remark : document.remarks()) {
                    json.writeString(remark);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void field(JsonGenerator json, String name, Object value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else if (!value.toString().isEmpty()) {
            json.writeStringField(name, value.toString());
        }
    }

    private static String blocks(ReportDocument document) {
        String text = document.text();
        StringBuilder words = new StringBuilder(document.blocks().size() * 10);
        int at = 0;
        int position = 0;
        for (Block block : document.blocks()) {
            position += text.codePointCount(at, block.start());
            int length = text.codePointCount(block.start(), block.end());
            words.append(words.length() == 0 ? "" : " ").append(KINDS.charAt(KIND_OF_LETTER.indexOf(block.kind())))
                    .append(position).append('+').append(length);
            if (block.level() != 0) {
                words.append('^').append(block.level());
            }
            if (block.table() != 0 || block.row() != 0 || block.column() != 0) {
                words.append('@').append(block.table()).append('.').append(block.row()).append('.')
                        .append(block.column());
            }
            if (block.rowSpan() != 1 || block.columnSpan() != 1) {
                words.append('x').append(block.rowSpan()).append('.').append(block.columnSpan());
            }
            words.append(block.header() ? "!" : "");
            position += length;
            at = block.end();
        }
        return words.toString();
    }

    /**
     * The document of a text, its layout and its metadata.
     *
     * @param text the document's text
     * @param layout what {@link #of} gave for it
     * @param raw the named values that its file states, a JSON object of strings in the order of the file
     */
    public static ReportDocument document(String text, String layout, String raw) {
        try {
            Map<String, String> stated = new LinkedHashMap<>();
            List<String> remarks = new ArrayList<>();
            try (JsonParser json = JSON.createParser(layout)) {
                json.nextToken();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    if (json.nextToken() == JsonToken.START_ARRAY) {
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            remarks.add(json.getText());
                        }
                    } else {
                        stated.put(name, json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText());
                    }
                }
            }
            return new ReportDocument(stated.get("format"), text, blocks(text, stated.get("blocks")),
                    new DocumentMetadata(stated.getOrDefault("title", ""), stated.getOrDefault("site_name", ""),
                            stated.getOrDefault("content_source", ""), date(stated.get("published_on")),
                            date(stated.get("modified_on")), stated.getOrDefault("document_number", ""),
                            stated.getOrDefault("index_number", ""), stated.getOrDefault("source_url", ""),
                            values(raw)), remarks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalDate date(String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static Map<String, String> values(String raw) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(raw)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                values.put(name, json.nextToken() == JsonToken.VALUE_NULL ? null : json.getText());
            }
        }
        return values;
    }

    private static List<Block> blocks(String text, String words) {
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        int position = 0;
        Numbers numbers = new Numbers(words);
        while (numbers.hasNext()) {
            Block.Kind kind = KIND_OF_LETTER.get(KINDS.indexOf(numbers.letter()));
            int start = text.offsetByCodePoints(at, numbers.next() - position);
            position += text.codePointCount(at, start);
            int length = numbers.after('+');
            int end = text.offsetByCodePoints(start, length);
            position += length;
            at = end;
            int level = numbers.is('^') ? numbers.after('^') : 0;
            boolean inTable = numbers.is('@');
            int table = inTable ? numbers.after('@') : 0;
            int row = inTable ? numbers.after('.') : 0;
            int column = inTable ? numbers.after('.') : 0;
            boolean spans = numbers.is('x');
            int rowSpan = spans ? numbers.after('x') : 1;
            int columnSpan = spans ? numbers.after('.') : 1;
            boolean header = numbers.is('!') && numbers.letter() == '!';
            blocks.add(new Block(kind, start, end, level, table, row, column, rowSpan, columnSpan, header));
            numbers.skipSpace();
        }
        return blocks;
    }

    /** Reads the words of {@code blocks} from left to right. */
    private static final class Numbers {

        private final String words;
        private int at;

        Numbers(String words) {
            this.words = words;
        }

        boolean hasNext() {
            return at < words.length();
        }

        boolean is(char c) {
            return at < words.length() && words.charAt(at) == c;
        }

        char letter() {
            return words.charAt(at++);
        }

        void skipSpace() {
            at += is(' ') ? 1 : 0;
        }

        int after(char mark) {
            if (letter() != mark) {
                throw new IllegalArgumentException("expected " + mark + " at " + (at - 1) + " of " + words);
            }
            return next();
        }

        int next() {
            int value = 0;
            while (at < words.length() && Character.isDigit(words.charAt(at))) {
                value = value * 10 + words.charAt(at++) - '0';
            }
            return value;
        }
    }
}
