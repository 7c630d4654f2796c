package io.annals.document;

import java.util.List;

/**
 * The text of one report in reading order, with its blocks and metadata.
 *
 * @param format {@code txt}, {@code html} or {@code docx}
 * @param text the whole text, furniture removed; never blank. Line breaks are {@code \n}
 * @param blocks the blocks of the text, in reading order; every character of the text that is no separator lies in one
 * @param metadata what the file says about itself
 * @param remarks what a person should know about how the file was read, a sentence each; empty for most
 */
public record ReportDocument(
        String format, String text, List<Block> blocks, DocumentMetadata metadata, List<String> remarks) {

    public ReportDocument {
        blocks = List.copyOf(blocks);
        remarks = List.copyOf(remarks);
    }

    /** A document without remarks. */
    public ReportDocument(String format, String text, List<Block> blocks, DocumentMetadata metadata) {
        this(format, text, blocks, metadata, List.of());
    }

    /** The characters of a block. */
    public String textOf(Block block) {
        return text.substring(block.start(), block.end());
    }
}
