/**
 * Rules that compare the figures of one report with each other: parts with their totals, rates with their bounds.
 * A rule objects with a {@link io.annals.quality.Finding}; it never alters a figure.
 */
package io.annals.quality;
