package dev.replinode.sandbox.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static Entry entry(String path) {
    return new Entry(Instant.EPOCH, "api", "", "GET", path, "anonymous", 200, 200, "", "", "", 1);
  }

  @Test
  void keeps_the_latest_and_no_more_than_it_may() {
    Journal journal = new Journal(Optional.empty());
    for (int i = 0; i < Journal.MOST_ENTRIES + 5; i++) {
      journal.add(entry("/" + i));
    }

    assertEquals(Journal.MOST_ENTRIES, journal.after(0, Integer.MAX_VALUE).size());
    assertTrue(journal.after(0, 1).get(0).startsWith("{\"n\":6,"));
    assertEquals(2, journal.after(Journal.MOST_ENTRIES + 3L, 100).size());
    assertTrue(journal.latest(1).get(0).contains("\"/10004\""));
  }

  @Test
  void goes_on_in_a_file_that_is_for_one_user_alone(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("journal");
    for (int start = 0; start < 2; start++) {
      try (Journal journal = new Journal(Optional.of(new JournalFile(file)))) {
        journal.add(entry("/start-" + start));
      }
    }

    List<String> lines = Files.readAllLines(file);
    assertEquals(2, lines.size());
    assertTrue(lines.get(1).contains("/start-1"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void secrets_in_headers_and_addresses_are_hashed() {
    String signed =
        "AWS4-HMAC-SHA256 Credential=AKEY/20260101/us-east-1/s3/aws4_request, Signature=ab";
    String query = "X-Amz-Credential=AKEY%2F20260101&X-Amz-Signature=cafe&list-type=2&token=t";

    assertEquals(Hashes.of("AKEY"), Hashes.who(signed));
    assertEquals(Hashes.of("AKEY"), Hashes.who("AWS AKEY:signature"));
    assertEquals(Hashes.of("secret"), Hashes.who("Bearer secret"));
    assertEquals(Optional.of(Hashes.of("AKEY")), Hashes.whoIn(query));
    String clean = Hashes.query(query);
    assertFalse(clean.contains("AKEY") || clean.contains("cafe") || clean.contains("token=t"));
    assertTrue(clean.contains("&list-type=2&"));
  }
}
