package dev.berth.http.live;

import dev.berth.engine.api.instance.ContainerInstance;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.model.Arns;
import dev.berth.engine.witness.Witness;
import dev.berth.http.live.Notice.Change;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Where live worlds tell of changes, as long as anybody reads. */
public final class NoticeBoard {
  private final List<Consumer<Notice>> readers = new CopyOnWriteArrayList<>();

  /** From now on somebody reads, in the threads of the worlds. */
  public void add(Consumer<Notice> reader) {
    readers.add(reader);
  }

  /** Somebody reads no more. */
  public void remove(Consumer<Notice> reader) {
    readers.remove(reader);
  }

  /** Follows a world. */
  Witness follower(Arns arns, Epoch epoch) {
    return new Follower(arns, epoch);
  }

  /** One for each world, used by its thread. */
  private final class Follower implements Witness {
    private final Arns arns;
    private final Epoch epoch;
    private long count;

    Follower(Arns arns, Epoch epoch) {
      this.arns = arns;
      this.epoch = epoch;
    }

    @Override
    public boolean follows() {
      return !readers.isEmpty();
    }

    @Override
    public void changed(long time, Task now) {
      tell(time, new Change.OfTask(now));
    }

    @Override
    public void changed(long time, String cluster, ContainerInstance now) {
      tell(time, new Change.OfInstance(cluster, now));
    }

    private void tell(long time, Change change) {
      count++;
      Notice notice = new Notice(arns, epoch, count, time, change);
      readers.forEach(reader -> reader.accept(notice));
    }
  }
}
