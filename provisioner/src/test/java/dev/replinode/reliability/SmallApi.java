package dev.replinode.reliability;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.reliability.SmallAccount.Kind;
import dev.replinode.reliability.Wire.Answer;
import dev.replinode.reliability.Wire.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The Linode API as far as {@code create}, {@code wait} and {@code delete} use it. A request that
 * it does not know is kept, for the test to fail on.
 */
final class SmallApi implements Function<Call, Answer> {
  private static final Map<String, Kind> TABLES =
      Map.of(
          "/linode/stackscripts", Kind.SCRIPT,
          "/object-storage/keys", Kind.KEY,
          "/networking/firewalls", Kind.FIREWALL,
          "/linode/instances", Kind.INSTANCE,
          "/account/events", Kind.EVENT);

  private final SmallAccount account;
  private final SmallChanges changes;
  private final List<String> unexpected = Collections.synchronizedList(new ArrayList<>());

  SmallApi(SmallAccount account) {
    this.account = account;
    this.changes = new SmallChanges(account);
  }

  /** Requests that nobody expected. */
  List<String> unexpected() {
    return unexpected;
  }

  @Override
  public synchronized Answer apply(Call call) {
    try {
      if (isProtected(call)
          && !("Bearer " + SmallAccount.TOKEN).equals(call.headers().get("Authorization"))) {
        return SmallChanges.error(401, "Invalid Token");
      }
      return answer(call);
    } catch (RuntimeException | AssertionError e) {
      unexpected.add(call.method() + " " + call.path() + " " + call.headers() + ": " + e);
      return new Answer(418, "text/plain", Map.of(), "");
    }
  }

  private static boolean isProtected(Call call) {
    return !call.path().matches("/(regions|linode/types|images).*");
  }

  private Answer answer(Call call) {
    return switch (call.method()) {
      case "GET" -> get(call);
      case "POST" -> changes.post(call.path(), body(call));
      case "PUT" -> changes.put(call.path(), body(call));
      case "DELETE" -> delete(call.path());
      default -> throw new AssertionError("no such method");
    };
  }

  private static JsonObject body(Call call) {
    return JsonParser.parseString(call.body()).getAsJsonObject();
  }

  private Answer get(Call call) {
    Optional<Kind> list = Optional.ofNullable(TABLES.get(call.path()));
    if (list.isPresent()) {
      SmallFilter filter = new SmallFilter(call.headers().get("X-Filter"));
      return page(account.all(list.get()).stream().filter(filter).map(this::shown).toList());
    }
    int slash = call.path().lastIndexOf('/');
    Optional<Kind> one = Optional.ofNullable(TABLES.get(call.path().substring(0, slash)));
    if (one.isPresent()) {
      long id = Long.parseLong(call.path().substring(slash + 1));
      return account
          .find(one.get(), id)
          .map(this::shown)
          .map(SmallChanges::ok)
          .orElseGet(() -> SmallChanges.error(404, "Not found"));
    }
    return SmallPlatform.get(call.path(), account.isRestricted());
  }

  /** Secrets are told once, at creation. */
  private JsonObject shown(JsonObject stored) {
    JsonObject shown = stored.deepCopy();
    if (shown.has("secret_key")) {
      shown.addProperty("secret_key", "[REDACTED]");
    }
    return shown;
  }

  static Answer page(List<JsonObject> items) {
    JsonArray data = new JsonArray();
    items.forEach(data::add);
    JsonObject page = new JsonObject();
    page.add("data", data);
    page.addProperty("page", 1);
    page.addProperty("pages", 1);
    page.addProperty("results", items.size());
    return SmallChanges.ok(page);
  }

  private Answer delete(String path) {
    int slash = path.lastIndexOf('/');
    Kind kind = TABLES.get(path.substring(0, slash));
    boolean wasThere = account.remove(kind, Long.parseLong(path.substring(slash + 1)));
    return wasThere ? SmallChanges.ok(new JsonObject()) : SmallChanges.error(404, "Not found");
  }
}
