package io.annals.reference;

/**
 * A code with its meaning, as the tables of exclusion reasons, quarantine reasons and quality rules hold it.
 *
 * @param code the code
 * @param meaning what it means, for a person
 * @param next what to do about it; empty where nothing is to be done
 */
public record CodedReason(String code, String meaning, String next) {}
