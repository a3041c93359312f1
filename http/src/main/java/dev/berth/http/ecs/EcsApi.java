package dev.berth.http.ecs;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Members;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.model.Arns;
import dev.berth.http.live.Epoch;
import dev.berth.http.live.LiveWorlds;
import dev.berth.http.live.LiveWorlds.Inhabited;
import dev.berth.http.live.OverloadedException;
import dev.berth.http.live.Spoken;
import dev.berth.http.model.EcsModel;
import dev.berth.http.model.OperationShape;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Answers calls of the ECS API from the world of whoever calls. */
public final class EcsApi {
  private static final int OK = 200;

  private final EcsModel model = EcsModel.current();
  private final LiveWorlds worlds;
  private final Executor executor;

  /**
   * The API of these worlds.
   *
   * @param executor writes the answers
   */
  public EcsApi(LiveWorlds worlds, Executor executor) {
    this.worlds = worlds;
    this.executor = executor;
  }

  /**
   * A call as it comes over the wire.
   *
   * @param target the header {@code X-Amz-Target}
   * @param authorization the header of this name
   */
  public record Request(@Nullable String target, @Nullable String authorization, byte[] body) {}

  /** An answer as it goes over the wire, in JSON. */
  public record Answer(int status, String operation, byte[] body) {
    /** A refusal. */
    public static Answer of(String operation, WireError error) {
      return new Answer(error.status(), operation, ResponseWriter.write(error.body()));
    }
  }

  /** Answers a call. */
  public CompletionStage<Answer> answer(Request request) {
    String target = request.target();
    if (target == null || !target.startsWith(EcsModel.TARGET_PREFIX)) {
      return done(Answer.of("", WireError.unknownOperation()));
    }
    OperationShape shape = model.operation(target.substring(EcsModel.TARGET_PREFIX.length()));
    if (shape == null) {
      return done(Answer.of("", WireError.unknownOperation()));
    }
    Class<? extends Record> operation = Operations.find(shape.name());
    if (operation == null) {
      return done(Answer.of(shape.name(), WireError.unsupported(shape.name())));
    }
    Arns caller = Caller.of(request.authorization());
    Inhabited world = worlds.of(caller);
    if (world == null) {
      return done(Answer.of(shape.name(), tooManyWorlds()));
    }
    try {
      Operation<?> call = read(request.body(), shape, operation, world.epoch());
      return answer(shape, call, new Spoken(shape.name(), request.body()), world);
    } catch (WireException e) {
      return done(Answer.of(shape.name(), e.error()));
    }
  }

  private <R> CompletionStage<Answer> answer(
      OperationShape shape, Operation<R> operation, Spoken spoken, Inhabited world) {
    return world
        .world()
        .call(operation, spoken)
        .handleAsync(
            (outcome, failure) ->
                failure == null
                    ? answer(shape, outcome, world.epoch())
                    : Answer.of(shape.name(), failed(failure)),
            executor);
  }

  private static Answer answer(OperationShape shape, Outcome<?> outcome, Epoch epoch) {
    return switch (outcome) {
      case Outcome.Done<?>(Object response) ->
          new Answer(OK, shape.name(), ResponseWriter.write(response, shape.output(), epoch));
      case Outcome.Refused<?>(EcsError error) -> Answer.of(shape.name(), WireError.of(error));
    };
  }

  /** The engine's record of a call. */
  static Operation<?> read(
      byte[] body, OperationShape shape, Class<? extends Record> operation, Epoch epoch)
      throws WireException {
    Members.Reading<? extends Record> reading =
        Members.read(RequestReader.read(body, shape.input(), epoch), operation);
    if (!reading.misfits().isEmpty()) {
      throw WireException.serialization("");
    }
    return (Operation<?>) reading.shape();
  }

  /** What a call means that was understood before. */
  public static Operation<?> understand(Spoken spoken, Epoch epoch) {
    OperationShape shape = EcsModel.current().operation(spoken.operation());
    Class<? extends Record> operation = Operations.find(spoken.operation());
    if (shape == null || operation == null) {
      throw new IllegalArgumentException("no operation '" + spoken.operation() + "'");
    }
    try {
      return read(spoken.body(), shape, operation, epoch);
    } catch (WireException e) {
      throw new IllegalArgumentException("not a " + spoken.operation() + " any more", e);
    }
  }

  private static WireError failed(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof OverloadedException
        ? WireError.throttled()
        : WireError.server(String.valueOf(cause.getMessage()));
  }

  private static WireError tooManyWorlds() {
    return WireError.of(
        new EcsError.LimitExceededException(
            "This server has as many accounts and Regions as it may have."));
  }

  private static CompletionStage<Answer> done(Answer answer) {
    return CompletableFuture.completedFuture(answer);
  }
}
