package dev.berth.http.control;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Something that the control API can be asked.
 *
 * @param asked what its body holds
 * @param told what it answers
 */
record Endpoint(
    String method,
    String path,
    String summary,
    Class<? extends Asked> asked,
    Class<? extends Told> told,
    Handler handler) {
  /** Answers a request with these properties. */
  interface Handler {
    CompletionStage<? extends Told> answer(Map<String, Object> properties) throws ControlException;
  }
}
