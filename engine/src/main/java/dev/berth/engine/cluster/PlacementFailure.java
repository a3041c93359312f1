package dev.berth.engine.cluster;

import dev.berth.engine.placement.Rejection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why one instance did not get one task.
 *
 * @param instance the number of an instance that was considered
 * @param rejection the first rule that excluded it
 */
public record PlacementFailure(int instance, Rejection rejection) {
  /**
   * The failures of like tasks: they fail alike, since nothing changes between one and the next.
   *
   * @param rejections by instance; those that are not ACTIVE, or of another provider, were not
   *     considered
   */
  public static List<PlacementFailure> ofEach(List<@Nullable Rejection> rejections, int tasks) {
    List<PlacementFailure> ofOne = new ArrayList<>();
    for (int instance = 0; instance < rejections.size(); instance++) {
      Rejection rejection = rejections.get(instance);
      if (rejection != null && rejection.isConsidered()) {
        ofOne.add(new PlacementFailure(instance, rejection));
      }
    }
    List<PlacementFailure> all = new ArrayList<>(tasks * ofOne.size());
    for (int task = 0; task < tasks; task++) {
      all.addAll(ofOne);
    }
    return Collections.unmodifiableList(all);
  }

  /** The reason in ECS's words. */
  public String reason() {
    return rejection.reason();
  }
}
