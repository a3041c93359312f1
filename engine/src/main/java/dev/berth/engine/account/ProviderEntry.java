package dev.berth.engine.account;

import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.capacity.ScalingSettings;
import org.jspecify.annotations.Nullable;

/** A capacity provider in the account's book. */
final class ProviderEntry {
  final String name;
  final long number;
  final String type;

  /** The name of its Auto Scaling group; {@code null} for those of Fargate. */
  final @Nullable String group;

  ScalingSettings scaling = ScalingSettings.OFF;
  boolean protects;
  boolean drains = true;
  boolean active = true;
  @Nullable String updateStatus;
  Tags tags = Tags.NONE;

  ProviderEntry(String name, long number, String type, @Nullable String group) {
    this.name = name;
    this.number = number;
    this.type = type;
    this.group = group;
  }
}
