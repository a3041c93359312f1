package dev.berth.engine.capacity;

/** What an Auto Scaling group wants to be done. */
public sealed interface GroupAction {
  /** The instance's number in the world. */
  int instance();

  /**
   * Launch an instance.
   *
   * @param type which of the group's types
   */
  record Launch(int instance, int type, String zone) implements GroupAction {}

  /** Start an instance of the warm pool. */
  record Start(int instance) implements GroupAction {}

  /** Stop, or hibernate, a prepared instance until it is wanted. */
  record Park(int instance) implements GroupAction {}

  /** Say that it is in service: its agent may register. */
  record Serve(int instance) implements GroupAction {}

  /** Let ECS drain it, and say when it is empty. */
  record Drain(int instance) implements GroupAction {}

  /** Take it away. */
  record Terminate(int instance) implements GroupAction {}
}
