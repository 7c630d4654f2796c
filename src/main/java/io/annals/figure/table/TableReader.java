package io.annals.figure.table;

import io.annals.document.Block;
import io.annals.document.ReportDocument;
import io.annals.figure.unit.UnitLexicon;
import io.annals.reference.Lexicon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Reads a document's tables: for each cell with a number, the headers, the unit and the year that hold for it. */
public final class TableReader {

    /** Lines directly above a table that may be its title or unit line, and how long they are at most. */
    private static final int MOST_CAPTIONS = 3;
    private static final int LONGEST_CAPTION = 60;

    private final Map<Integer, Table> tables = new HashMap<>();
    /** What was said of a cell: a long one is asked about once a sentence. */
    private final Map<Block, TableCell> read = new IdentityHashMap<>();

    /** A reader of one document's tables, by the index of units and the words of the reference data. */
    public TableReader(ReportDocument document, UnitLexicon units, Lexicon lexicon) {
        Map<Integer, List<Block>> cells = new HashMap<>();
        Map<Integer, List<String>> captions = new HashMap<>();
        List<String> above = new ArrayList<>();
        for (Block block : document.blocks()) {
            if (block.kind() == Block.Kind.CELL) {
                if (!cells.containsKey(block.table())) {
                    captions.put(block.table(), List.copyOf(above));
                }
                cells.computeIfAbsent(block.table(), t -> new ArrayList<>()).add(block);
                above.clear();
            } else if (block.kind() == Block.Kind.CAPTION || block.end() - block.start() <= LONGEST_CAPTION) {
                above.add(document.textOf(block));
                if (above.size() > MOST_CAPTIONS) {
                    above.remove(0);
                }
            } else {
                above.clear();
            }
        }
        cells.forEach((table, blocks) -> tables.put(table, new Table(document.text(), blocks, captions.get(table), units,
                lexicon)));
    }

    /** What the table says about a cell. */
    public TableCell cell(Block cell) {
        return read.computeIfAbsent(cell, c -> tables.get(c.table()).cell(c));
    }

    /**
     * The cell that holds the total which a cell is a part of: by 其中 or the list marks of the row headers, a 合计 or 小计
     * above or below in the same column, else before or behind in the same row; null for none.
     */
    public Block total(Block cell) {
        return tables.get(cell.table()).total(cell);
    }
}
