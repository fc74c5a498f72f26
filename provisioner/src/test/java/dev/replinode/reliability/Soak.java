package dev.replinode.reliability;

/** Whether everything is tried, or a sample that takes seconds: {@code -Psoak}. */
final class Soak {
  private Soak() {}

  static boolean isOn() {
    return Boolean.getBoolean("replinode.soak");
  }
}
