package dev.berth.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Texts that come with the program. */
final class PackagedText {
  private PackagedText() {}

  /** The text at a path relative to this package. */
  static String read(String path) {
    try (InputStream stream =
        Objects.requireNonNull(PackagedText.class.getResourceAsStream(path), path)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
