package dev.replinode.distro;

import java.io.IOException;
import java.nio.file.Path;

/** Prints the path of one program of a package: a second process for the test of the lock. */
final class FetchProgram {
  private FetchProgram() {}

  /** Arguments: cache folder, package, path of the program in the package. */
  public static void main(String[] arguments) throws IOException {
    System.out.println(
        new DistroPackages(Path.of(arguments[0])).executable(arguments[1], arguments[2]));
  }
}
