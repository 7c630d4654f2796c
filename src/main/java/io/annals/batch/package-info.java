/**
 * The jobs, in Spring Batch's words: a job file becomes a job of steps scan, extract (partitioned, each partition in a
 * worker process of its own), load, marts, checks, publish and export. Adapters only; with {@code cli} the one stage
 * that knows Spring.
 */
package io.annals.batch;
