package dev.replinode.sandbox.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AccountTest {
  private static final long LONGEST_SECONDS = 30;

  @Test
  void a_change_that_cannot_be_kept_does_not_lock_others_out() throws Exception {
    Account account = new Account(InstantSource.system());
    account.keepWith(
        () -> {
          throw new UncheckedIOException(new IOException("No space left on device"));
        });

    assertThrows(UncheckedIOException.class, () -> account.use(true, () -> "changed"));

    CompletableFuture<String> other =
        CompletableFuture.supplyAsync(() -> account.use(false, () -> "read"));
    assertEquals("read", other.get(LONGEST_SECONDS, TimeUnit.SECONDS));
  }

  @Test
  void a_setting_that_was_stored_as_null_is_as_it_was_at_first() {
    Account earlier = new Account(InstantSource.system());
    JsonObject settings = earlier.settings().deepCopy();
    earlier.settings().add("interfaces_for_new_linodes", JsonNull.INSTANCE);
    Account account = new Account(InstantSource.system());

    account.restore(earlier.save());

    assertEquals(settings, account.settings());
  }
}
