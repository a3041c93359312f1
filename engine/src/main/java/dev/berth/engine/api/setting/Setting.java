package dev.berth.engine.api.setting;

/**
 * The value of an account setting for one principal.
 *
 * @param type {@code user}, or {@code aws_managed} for what only AWS sets
 */
public record Setting(String name, String value, String principalArn, String type) {}
