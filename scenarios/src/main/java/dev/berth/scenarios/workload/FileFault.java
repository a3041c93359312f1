package dev.berth.scenarios.workload;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read, in words for its owner. */
public final class FileFault {
  private FileFault() {}

  /** The reason behind an exception, without the file's name. */
  public static String describe(IOException fault) {
    return switch (fault) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "reading it is not permitted";
      case EOFException _ -> "it ends too early";
      default -> String.valueOf(fault.getMessage()).lines().findFirst().orElse("unknown reason");
    };
  }
}
