package dev.replinode.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SecretTest {
  private record Holder(String id, Secret secret) {}

  @Test
  void prints_as_three_stars_even_inside_a_record() {
    Secret secret = Secret.of("s3cr3t");

    assertEquals("***", secret.toString());
    assertEquals("Holder[id=a, secret=***]", new Holder("a", secret).toString());
    assertEquals("s3cr3t", secret.reveal());
  }

  @Test
  void equals_by_text_and_has_a_hash_that_tells_nothing() {
    assertEquals(Secret.of("å"), Secret.of("å"));
    assertNotEquals(Secret.of("a"), Secret.of("b"));
    assertNotEquals(Secret.of("a"), Secret.of("aa"));
    assertEquals(Secret.of("a").hashCode(), Secret.of("b").hashCode());
  }

  @Test
  void knows_when_it_is_blank_and_refuses_null() {
    assertTrue(Secret.of(" \n").isBlank());
    assertFalse(Secret.of("x").isBlank());
    assertThrows(NullPointerException.class, () -> Secret.of(null));
  }
}
