package dev.replinode.sandbox.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.replinode.sandbox.http.ApiException;
import org.junit.jupiter.api.Test;

class RootPassTest {
  private static String refusal(String password) {
    return assertThrows(ApiException.class, () -> RootPass.check(password)).getMessage();
  }

  @Test
  void accepts_a_password_of_several_kinds_of_characters() {
    assertDoesNotThrow(() -> RootPass.check("aB3$aB3$xyzq"));
    assertDoesNotThrow(() -> RootPass.check("thisIsYourRootPassword"));
  }

  @Test
  void refuses_short_and_very_long_ones() {
    assertEquals("400 Length must be 11-128 characters", refusal("aB3$aB3$xy"));
    assertEquals("400 Length must be 11-128 characters", refusal("aB3$".repeat(33)));
  }

  @Test
  void refuses_weak_ones() {
    assertEquals("400 Password does not meet strength requirement", refusal("aaaaaaaaaaaa"));
    assertEquals("400 Password does not meet strength requirement", refusal("onlysmallletters"));
  }
}
