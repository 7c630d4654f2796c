package io.annals.figure;

/** Whether a figure says how much there is, or how much it moved. */
public enum Kind { LEVEL, CHANGE }
