package dev.berth.engine.account;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.cluster.RunnableDefinition;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.TaskDefinition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an account holds in its Region: the books that calls are answered from. */
public final class Account {
  private static final String DEFAULT_CLUSTER = "default";

  private final Arns arns;
  private final Map<String, NavigableMap<Integer, RunnableDefinition>> families =
      new LinkedHashMap<>();
  private final Set<String> clusters = new LinkedHashSet<>();

  /** An account that holds nothing. */
  public Account(Arns arns) {
    this.arns = arns;
  }

  /** Notes a cluster. */
  public void addCluster(String name) {
    clusters.add(name);
  }

  /** Makes a task definition known that came with the world. */
  public void declare(TaskDefinition definition) {
    declare(
        RunnableDefinition.of(
            definition, arns.taskDefinition(definition.family(), definition.revision())));
  }

  /** Makes a task definition known that came with the world. */
  public void declare(RunnableDefinition definition) {
    families
        .computeIfAbsent(definition.definition().family(), unused -> new TreeMap<>())
        .put(definition.definition().revision(), definition);
  }

  /** Answers an operation that is about no single cluster's tasks. */
  public <R> Outcome<R> answer(Operation<R> operation) {
    return Outcome.refused(
        new EcsError.UnsupportedFeatureException(
            operation.getClass().getSimpleName() + " is not simulated"));
  }

  /** The name of the cluster that a call is about. */
  public Outcome<String> clusterName(@Nullable String reference) {
    String given = reference == null || reference.isEmpty() ? DEFAULT_CLUSTER : reference;
    for (String name : clusters) {
      if (given.equals(name) || given.equals(arns.cluster(name))) {
        return Outcome.of(name);
      }
    }
    return Outcome.refused(EcsError.ClusterNotFoundException.NOT_FOUND);
  }

  /** The revision that a call means by a family, {@code family:revision} or an ARN. */
  public Outcome<RunnableDefinition> runnable(@Nullable String reference) {
    String given = reference == null ? "" : reference.substring(reference.lastIndexOf('/') + 1);
    int colon = given.indexOf(':');
    String family = colon < 0 ? given : given.substring(0, colon);
    NavigableMap<Integer, RunnableDefinition> revisions = families.get(family);
    if (revisions != null && colon < 0) {
      return Outcome.of(revisions.lastEntry().getValue());
    }
    if (revisions != null && given.substring(colon + 1).matches("[0-9]{1,7}")) {
      RunnableDefinition found = revisions.get(Integer.parseInt(given.substring(colon + 1)));
      if (found != null) {
        return Outcome.of(found);
      }
    }
    return Outcome.refused(new EcsError.ClientException("TaskDefinition not found."));
  }
}
