package io.annals.figure.period;

import io.annals.figure.Kind;
import io.annals.figure.Status;
import io.annals.figure.StatedPeriod;

/**
 * When, whether and how a figure holds.
 *
 * @param kind level or change
 * @param negative whether a change goes down
 * @param baseline whether it is the start of a movement
 * @param status actual, target or plan
 * @param period the time that it is about
 */
public record Circumstances(Kind kind, boolean negative, boolean baseline, Status status, StatedPeriod period) {}
