package dev.berth.scenarios.git;

/**
 * A file of a commit.
 *
 * @param name what messages call it: repository, short commit and path
 */
public record GitFile(String name, String text) {}
