package io.annals.document;

import io.annals.document.Block.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The text of one report in reading order, with its blocks and metadata.
 *
 * @param format {@code txt}, {@code html}, {@code mht}, {@code docx}, {@code doc}, {@code odt}, {@code rtf},
 *     {@code xlsx}, {@code xls} or {@code pdf}: what the content is, whatever the name says
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

    /**
     * The headings that a place of the text stands under, the highest first; a heading stands under itself, and before
     * the first heading there are none.
     *
     * @param index UTF-16 index into the text
     */
    public List<Block> headingPath(int index) {
        List<Block> path = new ArrayList<>();
        int level = Integer.MAX_VALUE;
        for (int i = blockAt(index); i >= 0 && level > 1; i--) {
            Block block = blocks.get(i);
            if (block.kind() == Kind.HEADING && block.level() < level) {
                path.add(block);
                level = block.level();
            }
        }
        Collections.reverse(path);
        return path;
    }

    /** Position in {@link #blocks()} of the last block that begins at or before an index of the text; -1 for none. */
    public int blockAt(int index) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (blocks.get(middle).start() <= index) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /** The characters of a block. */
    public String textOf(Block block) {
        return text.substring(block.start(), block.end());
    }
}
