/**
 * Reference data: the tables of {@code warehouse-schema/seeds} (indicators, units, regions, organisation types,
 * report kinds, exclusions) and the overlay folder that a job file may name, read from CSV, checked, and offered as
 * records. What drifts between publishers is a row here, never code. Every later stage may read it; it reads none.
 */
package io.annals.reference;
