package dev.replinode.domain.replicator;

import dev.replinode.domain.Secret;
import java.security.SecureRandom;

/**
 * Makes the root password that the platform asks for and that nobody is shown. The API takes 11 to
 * 128 characters and wants several classes of them.
 */
final class RootPassword {
  private static final String CLASSES =
      "ABCDEFGHJKLMNPQRSTUVWXYZ" + "abcdefghijkmnopqrstuvwxyz" + "23456789" + "-_.+:=@";
  private static final int LENGTH = 48;

  private RootPassword() {}

  static Secret random(SecureRandom random) {
    StringBuilder text = new StringBuilder("aB3-");
    while (text.length() < LENGTH) {
      text.append(CLASSES.charAt(random.nextInt(CLASSES.length())));
    }
    return Secret.of(text.toString());
  }
}
