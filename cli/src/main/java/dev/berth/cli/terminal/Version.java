package dev.berth.cli.terminal;

/** Which berth this is, and on what it runs. */
public final class Version {
  private Version() {}

  /** The version in the jar's manifest. */
  public static String ofBerth() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  /** Vendor and version of the Java runtime. */
  public static String ofJava() {
    return property("java.vendor") + " " + property("java.runtime.version");
  }

  /** Operating system and architecture. */
  public static String ofPlatform() {
    return property("os.name") + " " + property("os.version") + " " + property("os.arch");
  }

  private static String property(String name) {
    return System.getProperty(name, "?");
  }
}
