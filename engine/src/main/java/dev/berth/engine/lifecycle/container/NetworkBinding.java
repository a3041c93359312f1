package dev.berth.engine.lifecycle.container;

import dev.berth.engine.model.PortMapping;

/** A port of a container as it is reached on its host. */
public record NetworkBinding(int containerPort, int hostPort, PortMapping.Protocol protocol) {}
