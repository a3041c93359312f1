package dev.berth.http;

import dev.berth.http.ecs.EventBridge;
import dev.berth.http.live.Notice;
import dev.berth.http.live.NoticeBoard;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** What live worlds tell, as server-sent events to whoever reads along. */
final class EventStream {
  /** How far a reader may lag behind; who lags further is cut off, as events cannot wait. */
  private static final int MOST_UNREAD = 16_384;

  private static final Duration ALIVE = Duration.ofSeconds(15);
  private static final ByteString COMMENT = ByteString.fromString(":\n\n");

  private final ActorSystem system;
  private final NoticeBoard board;
  private final Set<BoundedSourceQueue<Notice>> open = ConcurrentHashMap.newKeySet();

  EventStream(ActorSystem system, NoticeBoard board) {
    this.system = system;
    this.board = board;
  }

  /** All events from now on, as long as the reader stays. */
  HttpResponse read() {
    Pair<BoundedSourceQueue<Notice>, Source<Notice, NotUsed>> queued =
        Source.<Notice>queue(MOST_UNREAD).preMaterialize(system);
    BoundedSourceQueue<Notice> queue = queued.first();
    Consumer<Notice> reader = notice -> offer(queue, notice);
    open.add(queue);
    board.add(reader);
    Source<ByteString, NotUsed> text =
        queued
            .second()
            .map(EventStream::text)
            // The head goes out at once, so that the reader knows that nothing is missed.
            .prepend(Source.single(COMMENT))
            .keepAlive(ALIVE, () -> COMMENT)
            .watchTermination((unused, end) -> {
              end.whenComplete((_, _) -> {
                board.remove(reader);
                open.remove(queue);
              });
              return unused;
            });
    return HttpResponse.create()
        .withEntity(
            HttpEntities.create(ContentTypes.parse("text/event-stream; charset=UTF-8"), text));
  }

  /** Sends everybody home. */
  void close() {
    open.forEach(BoundedSourceQueue::complete);
  }

  private static void offer(BoundedSourceQueue<Notice> queue, Notice notice) {
    if (queue.offer(notice) == QueueOfferResult.dropped()) {
      queue.complete();
    }
  }

  private static ByteString text(Notice notice) {
    return ByteString.fromString(
        "id: %s\nevent: %s\ndata: %s\n\n"
            .formatted(
                EventBridge.idOf(notice), EventBridge.typeOf(notice), EventBridge.json(notice)));
  }
}
