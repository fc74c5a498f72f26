package dev.replinode.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretWordsTest {
  private static final String TOKEN = "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--token",
        "LINODE_TOKEN",
        "sourceSecretKey",
        "SRC_SECRETKEY_PASSWORD",
        "SRC_ACCESSKEY",
        "api-key",
        "--passwd",
        "root_pass_phrase",
        "credentials"
      })
  void names_of_secrets(String name) {
    assertTrue(SecretWords.isName(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--token-file", "--authorized-key", "sourceEndpoint", "tag", "--api-url", "keys"})
  void other_names(String name) {
    assertFalse(SecretWords.isName(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789abcdef",
        "A1B2C3D4E5F6G7H8I9J0",
        "abcdefghijklmnopqrstuvwxyz0123456789ABC/"
      })
  void values_that_look_like_secrets(String value) {
    assertTrue(SecretWords.isValue(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "media@jp-osa-1",
        "linode/ubuntu22.04",
        "4e85cfa1b2c3d4e5f60718293a4b5c6d7e8f9012",
        "stackscripts/of/our/platform/team/scripts",
        "ABCDEFGHIJKLMNOPQRST"
      })
  void values_that_do_not(String value) {
    assertFalse(SecretWords.isValue(value));
  }

  @Test
  void what_follows_the_name_of_a_secret_is_one() {
    assertEquals(
        List.of("short", "x", TOKEN),
        SecretWords.among(
            List.of("status", "--token", "short", "--password=x", TOKEN, "--token-file", "f")));
    assertTrue(SecretWords.isAmong(List.of("list", "--token")));
    assertFalse(SecretWords.isAmong(List.of("list", "--token-file", "/run/token")));
  }

  @Test
  void hiding_leaves_the_rest() {
    assertEquals(
        "GET https://***@host/a?b=***",
        SecretWords.hide("GET https://ada:pw@host/a?b=x1", List.of("x1")));
  }
}
