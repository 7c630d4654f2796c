/**
 * The bench: generates reports whose figures are known, measures what the program does with them, each thing in a process of its
 * own, and compares the warehouse with what the reports state. Nothing but the commands knows it.
 */
package io.annals.bench;
