package dev.berth.http.live;

import dev.berth.engine.actors.ControlPlane;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import java.util.concurrent.CompletableFuture;

/**
 * A call that waits for its world, or has been made.
 *
 * @param spoken how it came, for a journal
 * @param outcome completed in the world's thread
 */
record Input<R>(Operation<R> operation, Spoken spoken, CompletableFuture<Outcome<R>> outcome) {
  Input(Operation<R> operation, Spoken spoken) {
    this(operation, spoken, new CompletableFuture<>());
  }

  ControlPlane.Command command() {
    return new ControlPlane.Call<>(operation, outcome::complete);
  }
}
