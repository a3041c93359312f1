package dev.berth.reports;

/**
 * What became of one expectation.
 *
 * @param expectation as the scenario states it, such as {@code waitSeconds.p99 < 2s}
 * @param actual the value found, with its unit
 */
public record Verdict(String expectation, boolean met, String actual) {}
