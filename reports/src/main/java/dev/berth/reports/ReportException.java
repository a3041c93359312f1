package dev.berth.reports;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report that could not be written; the message names the path and the reason. */
public final class ReportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ReportException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The failure to write {@code path}, in words for the one who chose it. */
  public static ReportException of(Path path, IOException cause) {
    return new ReportException("cannot write %s: %s".formatted(path, reason(path, cause)), cause);
  }

  private static String reason(Path path, IOException cause) {
    return switch (cause) {
      case FileAlreadyExistsException e -> place(path, e) + "a file is in the way";
      case NotDirectoryException e -> place(path, e) + "it is not a directory";
      case AccessDeniedException e -> place(path, e) + "permission denied";
      case NoSuchFileException e -> place(path, e) + "no such file or directory";
      case FileSystemException e -> place(path, e) + plain(e.getReason());
      default -> plain(cause.getMessage());
    };
  }

  /** The file that failed, where it is not the one the message already names. */
  private static String place(Path path, FileSystemException cause) {
    String file = cause.getFile();
    return file == null || file.equals(path.toString()) ? "" : file + ": ";
  }

  private static String plain(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      return "the operating system gives no reason";
    }
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("quota exceeded")) {
      return "the disk is full";
    }
    if (lower.contains("read-only")) {
      return "the file system is read-only";
    }
    return lower;
  }
}
