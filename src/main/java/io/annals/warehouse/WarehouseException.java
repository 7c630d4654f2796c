package io.annals.warehouse;

import java.sql.SQLException;

/** The warehouse can't be read, written or published; the message says what, where, why and what to do next. */
public class WarehouseException extends RuntimeException {

    private static final String MORE_MEMORY = "raise limits.warehouse_megabytes in the job file";

    /** What to do where a query ended before its last row: so DuckDB tells whatever ends one whose rows it streams. */
    public static final String ENDED_EARLY = "memory or the disk may not suffice: " + MORE_MEMORY + ", or make room on the disk";

    /** What went wrong in DuckDB and what to do next, in one line, to be put behind what was tried. */
    public static String reason(SQLException e) {
        return reason(e, MORE_MEMORY);
    }

    /** The same, with what to do where memory lacks. */
    static String reason(SQLException e, String forMemory) {
        String cause = DuckDb.firstLine(e);
        String next = cause.contains("failed to offload")
                ? "make room on the disk"
                : cause.contains("Out of Memory")
                ? forMemory
                : cause.contains("Invalid result set")
                ? ENDED_EARLY
                : cause.contains("lock on file")
                ? "close the other program that has it open for writing"
                : cause.contains("not a valid DuckDB") || cause.contains("serialized") || cause.contains("read version")
                ? "name another file, or move this one away"
                : cause.contains("IO Error") || cause.contains("No space") || cause.contains("Permission")
                ? "check that its folder is writable and its disk has room"
                : "this is a fault of the program; --debug adds where";
        return cause + "; " + next;
    }

    public WarehouseException(String message) {
        super(message);
    }

    public WarehouseException(String message, Throwable cause) {
        super(message, cause);
    }
}
