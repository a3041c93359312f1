package dev.berth.scenarios.binding;

import dev.berth.scenarios.source.Place;
import java.util.Optional;

/**
 * What is being filled with a value.
 *
 * @param place where to point when the value is missing
 * @param name what messages call it
 * @param property the property that bounds it, if it is one
 * @param shortForm whether a single value stands for a whole record
 */
record Slot(Place place, String name, Optional<Property> property, boolean shortForm) {
  Slot(Place place, String name) {
    this(place, name, Optional.empty(), false);
  }

  Slot inShortForm() {
    return new Slot(place, name, property, true);
  }
}
