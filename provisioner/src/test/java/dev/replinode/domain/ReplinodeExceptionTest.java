package dev.replinode.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplinodeExceptionTest {
  private final ReplinodeException plain = ReplinodeException.refused("bucket a", "it is closed");

  @Test
  void the_message_joins_what_and_why() {
    assertEquals("bucket a: it is closed", plain.getMessage());
    assertEquals(Kind.REFUSED, plain.kind());
    assertEquals(Optional.empty(), plain.hint());
    assertFalse(plain.isUncertain());
  }

  @Test
  void each_addition_keeps_the_others() {
    Throwable cause = new IllegalStateException("beneath");

    ReplinodeException full =
        plain.hint("try again").reasons(List.of("label: no")).asUncertain().causedBy(cause);

    assertEquals("bucket a", full.what());
    assertEquals("it is closed", full.why());
    assertEquals(Optional.of("try again"), full.hint());
    assertEquals(List.of("label: no"), full.reasons());
    assertTrue(full.isUncertain());
    assertSame(cause, full.getCause());
    assertEquals(Kind.REFUSED, full.kind());
  }

  @Test
  void wrong_usage_is_a_kind_of_its_own() {
    assertEquals(Kind.USAGE, ReplinodeException.usage("--name", "too long").kind());
  }
}
