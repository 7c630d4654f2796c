package io.annals.figure;

/** How exactly a figure is stated: as is, about, at least, at most, or between two values. */
public enum Qualifier { EXACT, ABOUT, OVER, UNDER, RANGE }
