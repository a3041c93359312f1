package dev.berth.http.model;

/** An operation of the API: what it takes and what it gives. */
public record OperationShape(String name, Structure input, Structure output) {}
