package dev.berth.cli.run;

import dev.berth.engine.Parallelism;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

/** The options of every command that runs a scenario. */
public final class RunSettings {
  private static final double BATCH = Double.POSITIVE_INFINITY;
  private static final int MOST_LANES = 1_024;
  private static final int MOST_THREADS = 1_024;
  private static final int MOST_REPETITIONS = 100_000;

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change a property of the scenario: cluster.instances.web.count=20.")
  private List<String> overrides = new ArrayList<>();

  @Mixin private ClassPathOption classPath = new ClassPathOption();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decide all chance by this seed instead of the scenario's.")
  private @Nullable Long seed;

  @Option(
      names = "--timing",
      paramLabel = "PROFILE",
      description = "The same as --set timing=PROFILE: realistic, brisk or instant.")
  private @Nullable String timing;

  @Option(
      names = "--profile",
      paramLabel = "YEAR",
      description = "The same as --set profile=YEAR: ecs-2020, ecs-2022 or ecs-current.")
  private @Nullable String profile;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = OutputFormat.Converter.class,
      description = "Write the result as table (default), json, csv or markdown.")
  private OutputFormat format = OutputFormat.TABLE;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the run's directory, with its report, below DIR (default: runs).")
  private Path out = Path.of("runs");

  @Option(names = "--no-report", description = "Write no directory, only the result.")
  private boolean noReport;

  @Option(names = "--no-event-log", description = "Leave events.csv.gz out of the directory.")
  private boolean noEventLog;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the expectations as JUnit XML, for CI.")
  private @Nullable Path junit;

  @Option(
      names = "--reps",
      paramLabel = "N",
      description = {
        "Run N times, with the seeds from --seed on, and tell the mean of each",
        "figure with its 95 %% confidence interval. The report is of the first."
      })
  private @Nullable Integer repetitions;

  @Option(
      names = "--speed",
      paramLabel = "X",
      converter = Speed.class,
      description = "Let X simulated seconds pass in a real one (default: max).")
  private double speed = BATCH;

  @Option(
      names = "--step",
      description = "Tell the events of each step and wait for Enter before the next.")
  private boolean step;

  @Option(names = "--check", description = "Check every event against a second set of books.")
  private boolean check;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      description = "Deal the instances out to N lanes. It does not change the result.")
  private @Nullable Integer lanes;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Run the lanes on N threads. It does not change the result.")
  private @Nullable Integer threads;

  @Option(names = "--quiet", description = "Show neither progress nor warnings.")
  private boolean quiet;

  /** Refuses what no single option can: bounds, and options that exclude each other. */
  public void check() {
    require(lanes == null || within(lanes, MOST_LANES), "--lanes", MOST_LANES);
    require(threads == null || within(threads, MOST_THREADS), "--threads", MOST_THREADS);
    require(within(repetitions(), MOST_REPETITIONS), "--reps", MOST_REPETITIONS);
    if (step && speed != BATCH) {
      throw new ParameterException(command.commandLine(), "--step and --speed exclude each other");
    }
    if (step && repetitions() > 1) {
      throw new ParameterException(command.commandLine(), "--step and --reps exclude each other");
    }
  }

  /** All changes to the scenario. */
  public List<String> overrides() {
    List<String> all = new ArrayList<>(overrides);
    if (timing != null) {
      all.add("timing=" + timing);
    }
    if (profile != null) {
      all.add("profile=" + profile);
    }
    return all;
  }

  /** Where the policies are looked for that a scenario names by their class. */
  public ClassLoader classes() {
    return classPath.classes();
  }

  /** The words on a command line that lead to the same {@link #classes}. */
  List<String> classPathWords() {
    return classPath.words();
  }

  OptionalLong seed() {
    return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  Parallelism parallelism() {
    Parallelism usual = Parallelism.forProcessors(Runtime.getRuntime().availableProcessors());
    return new Parallelism(
        lanes == null ? usual.lanes() : lanes, threads == null ? usual.threads() : threads);
  }

  OutputFormat format() {
    return format;
  }

  Path out() {
    return out;
  }

  boolean writesReport() {
    return !noReport;
  }

  boolean writesEventLog() {
    return !noReport && !noEventLog;
  }

  /** Whether somebody will read the result and the report, and not a program. */
  public boolean isTalkative() {
    return format == OutputFormat.TABLE && writesReport() && !quiet;
  }

  @Nullable Path junit() {
    return junit;
  }

  /** How many runs there are to be. */
  int repetitions() {
    return repetitions == null ? 1 : repetitions;
  }

  /** Whether runs are to be told together, which somebody may ask for with a single one. */
  boolean isRepeated() {
    return repetitions != null;
  }

  boolean isBatch() {
    return speed == BATCH;
  }

  double speed() {
    return speed;
  }

  boolean isStepwise() {
    return step;
  }

  boolean isChecked() {
    return check;
  }

  boolean isQuiet() {
    return quiet;
  }

  private void require(boolean holds, String option, int most) {
    if (!holds) {
      throw new ParameterException(
          command.commandLine(), "%s must be from 1 to %,d".formatted(option, most));
    }
  }

  private static boolean within(int value, int most) {
    return value >= 1 && value <= most;
  }

  /** Reads {@code max}, or a positive number. */
  public static final class Speed implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      if (value.equalsIgnoreCase("max")) {
        return BATCH;
      }
      try {
        double speed = Double.parseDouble(value);
        if (speed > 0 && speed < BATCH) {
          return speed;
        }
      } catch (NumberFormatException _) {
        // Told below, like a number that is none.
      }
      throw new TypeConversionException("'" + value + "' is neither a number above 0 nor 'max'");
    }
  }
}
