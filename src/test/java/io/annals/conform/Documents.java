package io.annals.conform;

import io.annals.document.Block;
import io.annals.document.DocumentMetadata;
import io.annals.document.ReportDocument;
import java.util.ArrayList;
import java.util.List;

/** Documents made of lines, for tests that need no parser. */
final class Documents {

    private Documents() {
    }

    /** Each line a paragraph; blank ones are dropped. */
    static ReportDocument of(String text, DocumentMetadata metadata) {
        return of(text.lines().toList(), 0, metadata);
    }

    /** Each line a paragraph, the first {@code titles} of them the title; blank ones are dropped. */
    static ReportDocument of(List<String> lines, int titles, DocumentMetadata metadata) {
        StringBuilder text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank()) {
                continue;
            }
            if (!text.isEmpty()) {
                text.append('\n');
            }
            int start = text.length();
            text.append(line.strip());
            Block.Kind kind = blocks.size() < titles ? Block.Kind.TITLE : Block.Kind.PARAGRAPH;
            blocks.add(Block.of(kind, start, text.length(), 0));
        }
        return new ReportDocument("txt", text.toString(), blocks, metadata);
    }
}
