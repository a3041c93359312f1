package dev.berth.engine.api.service;

/** Something that a service tells of itself. */
public record ServiceEvent(String id, long createdAt, String message) {}
