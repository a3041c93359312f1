package dev.berth.engine.account;

/**
 * What an account knows of one of its Auto Scaling groups.
 *
 * @param protectsNew whether its new instances are protected from scale-in
 */
public record GroupView(String name, String arn, boolean protectsNew) {}
