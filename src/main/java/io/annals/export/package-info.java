/**
 * The annual summary CSVs, written from the warehouse alone: the same warehouse gives the same bytes.
 */
package io.annals.export;
