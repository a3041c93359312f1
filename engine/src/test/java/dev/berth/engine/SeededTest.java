package dev.berth.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * A test that takes a {@code long seed} and runs once for each of the seeds 1 to {@link #runs}.
 *
 * <p>The seed stands in the name of each run; {@code -Dseed=7} runs seed 7 alone.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "seed={0}")
@ArgumentsSource(SeededTest.Seeds.class)
@ExtendWith(SeededTest.Replay.class)
public @interface SeededTest {
  /** How many seeds are tried. */
  int runs() default 20;

  /** The seeds of one test method. */
  final class Seeds implements ArgumentsProvider {
    @Override
    public Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      int runs = context.getRequiredTestMethod().getAnnotation(SeededTest.class).runs();
      return of(runs, System.getProperty("seed")).mapToObj(Arguments::of);
    }

    /** The seeds 1 to {@code runs}, or the one to replay. */
    static LongStream of(int runs, @Nullable String replayed) {
      return replayed == null
          ? LongStream.rangeClosed(1, runs)
          : LongStream.of(Long.parseLong(replayed));
    }
  }

  /** Adds to a failure how to replay it, as consoles show the run's number but not its name. */
  final class Replay implements TestExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
        throws Throwable {
      failure.addSuppressed(new Hint("replay with -D" + context.getDisplayName()));
      throw failure;
    }

    private static final class Hint extends Exception {
      private static final long serialVersionUID = 1L;

      Hint(String message) {
        super(message, null, false, false);
      }
    }
  }
}
