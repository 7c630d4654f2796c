package io.annals.cli;

/** Finds where the first statement of an SQL text ends, past the strings, quoted names and comments in it. */
final class StatementEnd {

    private final String sql;
    private int at;

    private StatementEnd(String sql) {
        this.sql = sql;
    }

    /** Whether anything but comments and semicolons follows the first statement. */
    static boolean isFollowed(String sql) {
        return new StatementEnd(sql).isFollowed();
    }

    private boolean isFollowed() {
        boolean begun = false;
        boolean ended = false;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (sql.startsWith("--", at)) {
                skipTo("\n", at + 2);
            } else if (sql.startsWith("/*", at)) {
                skipComment();
            } else if (c == ';' || Character.isWhitespace(c)) {
                ended |= c == ';' && begun;
                at++;
            } else if (ended) {
                return true;
            } else {
                begun = true;
                skipToken(c);
            }
        }
        return false;
    }

    private void skipToken(char c) {
        if (c == '\'') {
            skipString(at > 0 && "eE".indexOf(sql.charAt(at - 1)) >= 0
                    && (at == 1 || !Character.isUnicodeIdentifierPart(sql.charAt(at - 2))));
        } else if (c == '"') {
            skipTo("\"", at + 1);
        } else if (c == '$' && (at == 0 || !Character.isUnicodeIdentifierPart(sql.charAt(at - 1)))) {
            skipDollarString();
        } else {
            at++;
        }
    }

    private void skipString(boolean hasEscapes) {
        at++;
        while (at < sql.length() && sql.charAt(at) != '\'') {
            at += hasEscapes && sql.charAt(at) == '\\' ? 2 : 1;
        }
        // A doubled quote ends one string and begins the next, which comes to the same.
        at++;
    }

    private void skipDollarString() {
        int end = at + 1;
        while (end < sql.length() && Character.isUnicodeIdentifierPart(sql.charAt(end))) {
            end++;
        }
        if (end < sql.length() && sql.charAt(end) == '$') {
            skipTo(sql.substring(at, end + 1), end + 1);
        } else {
            at++;
        }
    }

    private void skipComment() {
        int depth = 0;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < sql.length());
    }

    private void skipTo(String end, int from) {
        int found = sql.indexOf(end, from);
        at = found < 0 ? sql.length() : found + end.length();
    }
}
