package dev.replinode.cli;

import dev.replinode.domain.ReplinodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Files of public SSH keys, as {@code --authorized-key} names them. */
final class AuthorizedKeys {
  private static final String REMEDY =
      "name the file of a public key, such as ~/.ssh/id_ed25519.pub; ssh-keygen makes one";

  /** A type that OpenSSH knows, the key, and a comment. */
  private static final Pattern KEY =
      Pattern.compile("(ssh|ecdsa|sk)-[a-z0-9@.-]+ [A-Za-z0-9+/=]+( .*)?");

  private AuthorizedKeys() {}

  /**
   * The keys of all files, a line each.
   *
   * @throws ReplinodeException usage, when a file cannot be read or holds anything but such keys
   */
  static List<String> read(List<Path> files) {
    List<String> keys = new ArrayList<>();
    for (Path file : files) {
      keys.addAll(read(file));
    }
    return keys;
  }

  private static List<String> read(Path file) {
    List<String> keys;
    try {
      keys = Files.readString(file).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    } catch (IOException e) {
      throw refused(file, "it cannot be read");
    }
    if (keys.isEmpty()) {
      throw refused(file, "it holds no key");
    }
    if (!keys.stream().allMatch(key -> KEY.matcher(key).matches())) {
      throw refused(file, "it is not an SSH public key");
    }
    return keys;
  }

  private static ReplinodeException refused(Path file, String why) {
    return ReplinodeException.usage("--authorized-key " + file, why).hint(REMEDY);
  }
}
