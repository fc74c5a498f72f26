package dev.replinode.sandbox.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TokenTest {
  @Test
  void read_write_includes_read_only() {
    Token token = Token.parse("linodes:read_write");

    assertTrue(token.allows(Scope.read("linodes")));
    assertTrue(token.allows(Scope.write("linodes")));
  }

  @Test
  void read_only_does_not_write() {
    assertFalse(Token.parse("linodes:read_only").allows(Scope.write("linodes")));
  }

  @Test
  void a_scope_opens_its_own_area_only() {
    assertFalse(Token.parse("linodes:read_write").allows(Scope.read("events")));
  }

  @Test
  void any_token_does_for_calls_that_demand_nothing() {
    assertTrue(Token.parse("events:read_only").allows(Scope.any()));
  }

  @Test
  void an_unlimited_token_opens_everything() {
    assertTrue(Token.unlimited().allows(Scope.write("account")));
    assertEquals("*", Token.unlimited().header());
  }

  @Test
  void its_header_lists_the_scopes_with_spaces() {
    assertEquals(
        "events:read_only linodes:read_write",
        Token.parse("linodes:read_write,events:read_only").header());
  }

  @Test
  void refuses_words_that_are_no_scopes() {
    assertThrows(ApiException.class, () -> Token.parse("linodes"));
    assertThrows(ApiException.class, () -> Token.parse("linodes:all"));
  }
}
