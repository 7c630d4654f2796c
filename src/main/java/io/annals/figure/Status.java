package io.annals.figure;

/** Whether a figure happened, is required, or is announced. */
public enum Status { ACTUAL, TARGET, PLAN }
