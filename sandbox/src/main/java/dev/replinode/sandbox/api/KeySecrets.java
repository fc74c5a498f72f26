package dev.replinode.sandbox.api;

import java.security.SecureRandom;

/** Makes access keys and secret keys that look like the platform's. */
public final class KeySecrets {
  private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final String ALL = CAPITALS + "abcdefghijklmnopqrstuvwxyz";

  private final SecureRandom random = new SecureRandom();

  /** 20 capitals and digits. */
  public String accessKey() {
    return text(CAPITALS, 20);
  }

  /** 40 letters and digits. */
  public String secretKey() {
    return text(ALL, 40);
  }

  private String text(String letters, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
