package io.annals.reference;

import java.util.List;

/**
 * One change of an administrative division.
 *
 * @param code its code before the change; of one newly established its first code
 * @param name its name before the change; of one newly established its first name
 * @param level nation, province, prefecture or county, at that time
 * @param parentCode code of the division above it, at that time
 * @param year first year at whose end the change was in force
 * @param change {@code renamed} or {@code recoded} (it goes on under another name or code), {@code merged} (it ended
 *     within another one), {@code split} (it ended, its area went to several), {@code abolished} (it ended without one of
 *     its kind taking over), {@code ceded} (it goes on, a part of its area passed to others), {@code established}
 * @param successorCodes codes, from that year on, of the divisions that took over; empty where none did
 */
public record RegionChange(
        String code, String name, String level, String parentCode, int year, String change,
        List<String> successorCodes) {

    /** Whether the division goes on as another row of the table, or as one of today. */
    boolean isContinuation() {
        return change.equals("renamed") || change.equals("recoded");
    }

    /** Whether the division ended. */
    boolean isEnd() {
        return change.equals("merged") || change.equals("split") || change.equals("abolished");
    }
}
