package dev.berth.http.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The API of Amazon ECS, version 2014-11-13: all of its operations, whether they are simulated or
 * not. It is read from {@code ecs.txt}, which is made from the AWS SDK for Java.
 */
public final class EcsModel {
  /** What stands before an operation's name in the header {@code X-Amz-Target}. */
  public static final String TARGET_PREFIX = "AmazonEC2ContainerServiceV20141113.";

  private static final EcsModel CURRENT = read();

  private final Map<String, OperationShape> operations = new TreeMap<>();
  private final Map<String, Structure> structures = new TreeMap<>();

  private EcsModel() {}

  /** The API as it is now. */
  public static EcsModel current() {
    return CURRENT;
  }

  /** All operations, by their names, in alphabetical order. */
  public Map<String, OperationShape> operations() {
    return Collections.unmodifiableMap(operations);
  }

  /** The operation with this name, or {@code null}. */
  public @Nullable OperationShape operation(String name) {
    return operations.get(name);
  }

  /** The structure with this name. */
  public Structure structure(String name) {
    Structure structure = structures.get(name);
    if (structure == null) {
      throw new IllegalArgumentException("no structure '" + name + "'");
    }
    return structure;
  }

  /** The API in a text: a line for each operation, then structures with a line for each member. */
  static EcsModel parse(List<String> lines) {
    EcsModel model = new EcsModel();
    Structure current = new Structure("");
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.strip().split(" ", 2);
      if (line.startsWith(" ")) {
        current.add(words[0], model.shape(words[1]));
      } else if (words.length == 1) {
        current = model.named(words[0]);
      } else {
        String[] shapes = words[1].split(" ");
        model.operations.put(
            words[0], new OperationShape(words[0], model.named(shapes[0]), model.named(shapes[1])));
      }
    }
    return model;
  }

  /** The structure with this name, whose members may be yet to come. */
  private Structure named(String name) {
    return structures.computeIfAbsent(name, Structure::new);
  }

  private Shape shape(String text) {
    String inner = text.substring(1, Math.max(1, text.length() - 1));
    return switch (text.charAt(0)) {
      case '[' -> new Shape.Items(shape(inner));
      case '{' -> new Shape.Entries(shape(inner));
      case '(' -> new Shape.Text(List.of(inner.split("\\|")));
      default ->
          switch (text) {
            case "string" -> new Shape.Text(List.of());
            case "integer" -> Shape.Single.INTEGER;
            case "long" -> Shape.Single.LONG;
            case "double" -> Shape.Single.DOUBLE;
            case "boolean" -> Shape.Single.BOOLEAN;
            case "timestamp" -> Shape.Single.TIMESTAMP;
            case "document" -> Shape.Single.DOCUMENT;
            default -> named(text);
          };
    };
  }

  private static EcsModel read() {
    try (InputStream in = EcsModel.class.getResourceAsStream("ecs.txt")) {
      if (in == null) {
        throw new IllegalStateException("ecs.txt is not packaged");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return parse(text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
