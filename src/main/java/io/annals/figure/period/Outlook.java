package io.annals.figure.period;

import io.annals.figure.Status;

/**
 * What a passage is about as a whole.
 *
 * @param status {@link Status#PLAN} where the future is announced, else {@link Status#ACTUAL}
 * @param year the year that it speaks of; 0 for the report's
 */
record Outlook(Status status, int year) {

    /** What was done in the report's year. */
    static final Outlook REPORTED = new Outlook(Status.ACTUAL, 0);
}
