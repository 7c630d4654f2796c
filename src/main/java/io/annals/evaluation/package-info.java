/**
 * Measures what was read of reports against gold: figures that people annotated by hand. Reports have the form that
 * {@code jobs/samples/gold/README.md} describes.
 */
package io.annals.evaluation;
