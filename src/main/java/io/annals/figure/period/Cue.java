package io.annals.figure.period;

import io.annals.reference.Lexicon.Role;

/**
 * A word of a sentence that says when or whether something holds, or a mark that divides its clauses.
 *
 * @param start UTF-16 index of its first character
 * @param end index after its last one
 * @param role its part; {@link Role#TIME} for a time that is read, null for a mark
 * @param time the time; null for other words
 * @param reach which figures it holds for
 */
record Cue(int start, int end, Role role, TimeExpression time, Reach reach) {

    /** Which figures a time holds for. */
    enum Reach {
        /** All that follow, up to the next time. */
        ON,
        /** The one that follows at once: {@code 比2022年的120件}. */
        NEXT,
        /** None: {@code 2022年启动的项目}. */
        NONE
    }

    boolean isMark() {
        return role == null;
    }

    boolean isTime() {
        return time != null;
    }

    Cue with(TimeExpression other) {
        return new Cue(start, Math.max(end, other.end()), role, other, reach);
    }

    Cue with(Reach other) {
        return new Cue(start, end, role, time, other);
    }
}
