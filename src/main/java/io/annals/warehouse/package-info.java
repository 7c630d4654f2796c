/**
 * The DuckDB warehouse: shards of one partition (Parquet), the working copy that a run loads them into, its marts and
 * checks, and the publication that replaces the published file atomically. All SQL is in {@code warehouse-schema}.
 */
package io.annals.warehouse;
