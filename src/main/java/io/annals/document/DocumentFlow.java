package io.annals.document;

import io.annals.document.Block.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Takes what the walker of a word processor's format meets, in reading order, and puts it where it belongs: into the
 * document, or into the cell, note or text box that is open. Notes and text boxes come behind the paragraph or table
 * that holds them.
 */
final class DocumentFlow {

    private final DocumentBuilder document;
    private final Deque<FlowContent> open = new ArrayDeque<>();
    private final List<FlowContent> boxes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    DocumentFlow(DocumentBuilder document) {
        this.document = document;
    }

    /**
     * Adds a paragraph, a line break in it parting it in two.
     *
     * @param kind what the format says; PARAGRAPH where it says nothing
     * @param number the rendered number before it; empty without one
     * @param text the paragraph
     * @param style level of a heading style, from 1; 0 without one
     * @param centred whether the format centres it
     */
    void paragraph(Kind kind, String number, String text, int style, boolean centred) {
        String before = number;
        for (String line : text.split("\n")) {
            String clean = Whitespace.clean(line);
            if (clean.isEmpty()) {
                continue;
            }
            if (open.isEmpty()) {
                document.add(kind, before + clean, style, centred);
            } else {
                open.peek().add(before + clean);
            }
            before = "";
        }
        release();
    }

    /** Begins a cell, note or box: what comes is kept apart until {@link #close}. */
    void open() {
        open.push(new FlowContent());
    }

    /** The content of the cell, note or box that was opened last. */
    FlowContent close() {
        return open.pop();
    }

    boolean isOpen() {
        return !open.isEmpty();
    }

    /** A text box, to be added behind the paragraph that is being read. */
    void box(FlowContent content) {
        boxes.add(content);
    }

    /** A note to be added behind the paragraph or table that refers to it. */
    void note(FlowContent content) {
        notes.addAll(content.lines());
    }

    /** Adds a table. */
    void table(TableGrid table) {
        if (open.isEmpty()) {
            document.table(table);
            release();
            return;
        }
        open.peek().add(table);
    }

    private void release() {
        if (!open.isEmpty()) {
            boxes.forEach(open.peek()::addAll);
            boxes.clear();
            return;
        }
        boxes.forEach(document::content);
        boxes.clear();
        for (String line : notes) {
            document.add(Kind.NOTE, line, 0, false);
        }
        notes.clear();
    }

    /** Adds what nothing followed. */
    void finish() {
        while (isOpen()) {
            document.content(close());
        }
        release();
    }
}
