package dev.berth.engine.time.pekko;

import com.typesafe.config.Config;
import dev.berth.engine.time.Lane;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.ExecutorServiceConfigurator;
import org.apache.pekko.dispatch.ExecutorServiceFactory;

/** Makes a Pekko dispatcher run its actors in a lane. */
public final class LaneExecutor extends ExecutorServiceConfigurator {
  private final Executor executor;

  /** Called by Pekko, as the settings name this class. */
  public LaneExecutor(Config config, DispatcherPrerequisites prerequisites) {
    super(config, prerequisites);
    VirtualScheduler scheduler = (VirtualScheduler) prerequisites.scheduler();
    Lane lane = scheduler.lanes().get(config.getInt(WorldSettings.LANE));
    executor = config.getBoolean(WorldSettings.OUTSIDERS) ? lane::executeOutside : lane;
  }

  @Override
  public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threads) {
    return () -> new Service(executor);
  }

  /** The shape Pekko wants; a lane needs no shutting down. */
  private static final class Service extends AbstractExecutorService {
    private final Executor executor;

    Service(Executor executor) {
      this.executor = executor;
    }

    @Override
    public void execute(Runnable mailbox) {
      executor.execute(mailbox);
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}
