package dev.berth.engine.api.service;

import org.jspecify.annotations.Nullable;

/** A target group of VPC Lattice. */
public record VpcLatticeConfiguration(
    @Nullable String roleArn, @Nullable String targetGroupArn, @Nullable String portName) {}
