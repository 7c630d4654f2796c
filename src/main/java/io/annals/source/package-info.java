/**
 * First stage: find the report files of the configured sources, hash what is new or touched and compare it with the
 * inventory of the published warehouse. Out come {@link io.annals.source.SourceFile}s and what is to be done with each.
 */
package io.annals.source;
