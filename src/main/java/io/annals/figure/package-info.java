/**
 * Third stage: the figures of a document. Every numeral of the text is either part of a
 * {@link io.annals.figure.ReportedFigure} (exact characters, value, unit, what is measured, kind, status, period, the
 * total that it is a part of) or an {@link io.annals.figure.ExcludedNumeral} with a named reason.
 */
package io.annals.figure;
