package dev.berth.engine.api.taskdefinition;

import dev.berth.engine.api.Operation;

/** An operation on task definitions. */
public sealed interface TaskDefinitionOperation<R> extends Operation<R>
    permits RegisterTaskDefinition,
        DeregisterTaskDefinition,
        DeleteTaskDefinitions,
        DescribeTaskDefinition,
        ListTaskDefinitions,
        ListTaskDefinitionFamilies {}
