/**
 * The commands that people type, in picocli: what they read, what they print, and with which exit code they end.
 */
package io.annals.cli;
