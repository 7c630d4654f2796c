package io.annals.figure.period;

/** Which way a figure says that something moved. */
enum Movement { NONE, UP, DOWN }
