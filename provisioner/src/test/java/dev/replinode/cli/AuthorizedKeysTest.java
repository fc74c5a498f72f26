package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.cli.Shell.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no public key is told, and goes nowhere. */
class AuthorizedKeysTest {
  private final Shell shell = new Shell();

  @AfterEach
  void no_request_was_made() {
    assertEquals(List.of(), shell.cloud().calls().made());
  }

  @Test
  void a_private_key_is_not_sent_anywhere(@TempDir Path folder) throws Exception {
    Path key =
        Files.writeString(folder.resolve("id"), "-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n");

    Result result = shell.create("--authorized-key", key.toString());

    result.exits(2);
    assertEquals(
        List.of(
            "error: --authorized-key " + key + ": it is not an SSH public key",
            "hint: name the file of a public key, such as ~/.ssh/id_ed25519.pub; ssh-keygen makes"
                + " one"),
        result.errors());
  }

  @Test
  void a_file_without_a_key_is_none(@TempDir Path folder) throws Exception {
    Path key = Files.writeString(folder.resolve("id.pub"), "\n");

    Result result = shell.create("--authorized-key", key.toString());

    result.exits(2);
    assertEquals("error: --authorized-key " + key + ": it holds no key", result.errors().get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello world", "rsa AAAA", "ssh-rsa", "ssh- AAAA"})
  void words_are_no_public_key(String line, @TempDir Path folder) throws Exception {
    Path key = Files.writeString(folder.resolve("id.pub"), line + "\n");

    Result result = shell.create("--authorized-key", key.toString());

    assertTrue(result.exits(2).err().contains("it is not an SSH public key"), result.err());
  }

  @Test
  void each_of_several_keys_is_looked_at_and_the_bad_one_named(@TempDir Path folder)
      throws Exception {
    Path good = Files.writeString(folder.resolve("a.pub"), "ssh-ed25519 AAAA\n");
    Path bad = Files.writeString(folder.resolve("b.pub"), "nonsense\n");

    Result result =
        shell.create("--authorized-key", good.toString(), "--authorized-key", bad.toString());

    assertTrue(result.exits(2).err().contains("--authorized-key " + bad + ": "), result.err());
  }
}
