package dev.berth.engine.placement.query;

/**
 * A value of an argument as it was read.
 *
 * @param text without quotes
 * @param start where it starts in the expression, with its quote
 * @param end the position behind it
 * @param textStart where the text starts, behind the quote
 */
record Literal(String text, int start, int end, int textStart) {}
