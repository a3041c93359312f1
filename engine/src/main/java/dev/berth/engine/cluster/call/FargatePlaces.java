package dev.berth.engine.cluster.call;

import dev.berth.engine.api.task.NetworkConfiguration;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.ClusterTask;
import dev.berth.engine.cluster.TaskDetails.OnFargate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In which of a call's subnets tasks on Fargate go: evenly, those of each provider by themselves.
 */
final class FargatePlaces {
  private final Subnets known;
  private final List<String> subnets;
  private final List<OnFargate> taken = new ArrayList<>();

  FargatePlaces(Cluster cluster, Subnets known, @Nullable NetworkConfiguration network) {
    this.known = known;
    subnets =
        network == null
                || network.awsvpcConfiguration() == null
                || network.awsvpcConfiguration().subnets() == null
            ? List.of()
            : network.awsvpcConfiguration().subnets();
    for (ClusterTask task : cluster.tasks().list(each -> each.isWanted())) {
      OnFargate place = task.details().fargate();
      if (place != null) {
        taken.add(place);
      }
    }
  }

  /** A place for each task, by its provider. */
  List<OnFargate> spread(List<Optional<String>> providers, String platformVersion) {
    List<OnFargate> places = new ArrayList<>();
    for (Optional<String> provider : providers) {
      String subnet = emptiest(provider.orElse(null));
      String zone = subnet == null ? null : known.zone(subnet);
      OnFargate place = new OnFargate(provider.orElse(null), platformVersion, subnet, zone);
      taken.add(place);
      places.add(place);
    }
    return places;
  }

  private @Nullable String emptiest(@Nullable String provider) {
    String best = null;
    long least = Long.MAX_VALUE;
    for (String subnet : subnets) {
      long count =
          taken.stream()
              .filter(place -> subnet.equals(place.subnet()))
              .filter(place -> Objects.equals(provider, place.provider()))
              .count();
      if (count < least) {
        least = count;
        best = subnet;
      }
    }
    return best;
  }
}
