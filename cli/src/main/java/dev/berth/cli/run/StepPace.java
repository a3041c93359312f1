package dev.berth.cli.run;

import dev.berth.cli.terminal.Interruption;
import dev.berth.cli.terminal.Terminal;
import dev.berth.engine.record.Recorder;
import dev.berth.engine.record.WorldEvent;
import dev.berth.engine.time.Pace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The pace of somebody who looks at each step's events and presses Enter for the next. */
final class StepPace implements Pace, Recorder {
  private static final int SIGINT = 2;
  private static final long LOOK_MILLIS = 50;
  private static final String END_OF_INPUT = "c";

  private final Terminal terminal;
  private final EventText text;
  private final Interruption interruption;
  private final List<String> events = new ArrayList<>();
  private final LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private boolean runsOn;

  StepPace(Terminal terminal, EventText text, Interruption interruption) {
    this.terminal = terminal;
    this.text = text;
    this.interruption = interruption;
    terminal.err().println("Enter: next step   c Enter: run on to the end   q Enter: stop here");
    // A thread of its own reads: a read cannot be broken off when the run is to be stopped.
    Thread.ofPlatform().daemon().name("berth-step").start(this::readAnswers);
  }

  @Override
  public void on(WorldEvent event) {
    if (!runsOn) {
      events.add(text.of(event));
    }
  }

  @Override
  public void end(long timeNanos) {
    show();
  }

  @Override
  public void await(long virtualNanos, BooleanSupplier stopped) {
    if (runsOn || events.isEmpty()) {
      return;
    }
    show();
    String answer = null;
    while (answer == null && !stopped.getAsBoolean()) {
      answer = nextAnswer();
    }
    switch (answer) {
      case "c" -> runsOn = true;
      case "q" -> interruption.request(SIGINT);
      case null, default -> {}
    }
  }

  private void show() {
    events.forEach(terminal.err()::println);
    events.clear();
  }

  private @Nullable String nextAnswer() {
    try {
      return answers.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return END_OF_INPUT;
    }
  }

  private void readAnswers() {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
    try {
      String line = reader.readLine();
      while (line != null) {
        answers.add(line.strip());
        line = reader.readLine();
      }
    } catch (IOException _) {
      // As good as the end of the input.
    }
    answers.add(END_OF_INPUT);
  }
}
