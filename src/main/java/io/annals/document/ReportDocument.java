package io.annals.document;

import java.util.List;

/**
 * The text of one report in reading order, with its blocks and metadata.
 *
 * @param format {@code txt}, {@code html}, {@code mht}, {@code docx}, {@code doc}, {@code odt}, {@code rtf},
 *     {@code xlsx}, {@code xls} or {@code pdf}: what the content is, whatever the name says
 * @param text the whole text, furniture removed; never blank. Line breaks are {@code \n}
 * @param blocks the blocks of the text, in reading order; every character of the text that is no separator lies in one
 * @param metadata what the file says about itself
 */
public record ReportDocument(String format, String text, List<Block> blocks, DocumentMetadata metadata) {

    public ReportDocument {
        blocks = List.copyOf(blocks);
    }

    /** The characters of a block. */
    public String textOf(Block block) {
        return text.substring(block.start(), block.end());
    }
}
