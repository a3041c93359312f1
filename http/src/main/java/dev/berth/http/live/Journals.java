package dev.berth.http.live;

import dev.berth.engine.model.Arns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The journals of all worlds of a server, in one directory. */
public final class Journals {
  private static final String ENDING = ".journal";
  private static final Pattern NAME = Pattern.compile("(\\d{12})-([a-z0-9-]+)\\.journal");

  private final Path directory;
  private final String fingerprint;

  /**
   * Journals in a directory, which is made if it is not there.
   *
   * @param fingerprint of what worlds begin with but for the seed: with another one, the same
   *     inputs would make other worlds
   */
  public Journals(Path directory, String fingerprint) {
    this.directory = directory;
    this.fingerprint = fingerprint;
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the directory " + directory, e);
    }
  }

  /** The accounts and Regions that have journals, in the order of their names. */
  List<Arns> owners() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> NAME.matcher(String.valueOf(file.getFileName())))
          .filter(Matcher::matches)
          .map(name -> new Arns(name.group(2), name.group(1)))
          .sorted(Comparator.comparing(Arns::account).thenComparing(Arns::region))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the directory " + directory, e);
    }
  }

  /**
   * The journal of a world.
   *
   * @throws UnsuitableJournalException if the world began with something else
   */
  Journal open(Arns arns, Epoch epoch, long seed) {
    Path path = path(arns);
    Journal journal = Journal.open(path, new Journal.Beginning(epoch.moment(), seed, fingerprint));
    if (!journal.beginning().fingerprint().equals(fingerprint)) {
      journal.close();
      throw new UnsuitableJournalException(path);
    }
    return journal;
  }

  /** Forgets a world. */
  void delete(Arns arns) {
    try {
      Files.deleteIfExists(path(arns));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path(arns), e);
    }
  }

  private Path path(Arns arns) {
    return directory.resolve(arns.account() + "-" + arns.region() + ENDING);
  }
}
