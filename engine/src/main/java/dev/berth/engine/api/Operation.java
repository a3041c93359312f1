package dev.berth.engine.api;

/**
 * A call of one of ECS's operations, as it comes: nothing in it is checked yet, and what the caller
 * left out is {@code null}. Each package below this one holds the operations on one kind of
 * resource, under ECS's names, each with its response nested.
 *
 * @param <R> what ECS answers when it does not refuse
 */
public interface Operation<R> {}
