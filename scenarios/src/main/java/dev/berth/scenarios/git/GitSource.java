package dev.berth.scenarios.git;

/**
 * Files of a git repository.
 *
 * @param url anything git can fetch from without credentials; a path or a {@code file:} URL, too
 * @param ref a branch, a tag or a commit, which may be shortened
 * @param path of a file, or a pattern such as {@code ecs/*.json}
 */
public record GitSource(String url, String ref, String path) {}
