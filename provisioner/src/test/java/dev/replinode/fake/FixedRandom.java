package dev.replinode.fake;

import java.security.SecureRandom;
import java.util.Random;

/** Numbers that are the same in every run of a test. */
public final class FixedRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private final Random source = new Random(20261122);

  @Override
  public void nextBytes(byte[] bytes) {
    source.nextBytes(bytes);
  }
}
