package dev.replinode.sandbox;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.api.KeyGrants;
import dev.replinode.sandbox.api.StorageRegions;
import dev.replinode.sandbox.s3.KeyRing;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.AccountFile;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.io.IOException;
import java.util.Optional;

/** Keeps the account and the credentials of a sandbox between its starts. */
final class Keeper {
  private final AccountFile file;
  private final Optional<JsonObject> saved;

  /** Reads what an earlier sandbox kept in {@code file}. */
  Keeper(AccountFile file) throws IOException {
    this.file = file;
    this.saved = file.read();
  }

  /** The credentials that were used before, so that clients can go on with them. */
  Optional<Credentials> credentials() {
    return saved.map(
        document ->
            new Credentials(
                document.get("token").getAsString(),
                document.get("access_key").getAsString(),
                document.get("secret_key").getAsString()));
  }

  /** Fills {@code account} with what was kept, and keeps every change from now on. */
  void keep(Account account, Credentials credentials, KeyRing ring, StorageRegions regions) {
    saved.ifPresent(document -> restore(document, account, ring, regions));
    Runnable write = () -> file.write(document(account, credentials));
    account.keepWith(write);
    write.run();
  }

  private static void restore(
      JsonObject document, Account account, KeyRing ring, StorageRegions regions) {
    account.restore(document.getAsJsonObject("account"));
    for (Resource key : account.table(Account.Kind.KEY).all()) {
      regions.renewHosts(key.view());
      ring.put(key.text("access_key"), KeyGrants.of(key));
    }
  }

  private static JsonObject document(Account account, Credentials credentials) {
    return Json.fields()
        .put("token", credentials.token())
        .put("access_key", credentials.accessKey())
        .put("secret_key", credentials.secretKey())
        .put("account", account.save())
        .json();
  }
}
