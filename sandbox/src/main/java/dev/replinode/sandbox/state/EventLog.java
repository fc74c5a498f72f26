package dev.replinode.sandbox.state;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Writes the account's events. An action that takes time is {@code scheduled}, then {@code
 * started}, then {@code finished} or {@code failed}; one that takes none is a {@code notification}.
 * Used under the account's lock only.
 */
public final class EventLog {
  private static final Set<String> OPEN = Set.of("scheduled", "started");

  /** The id of an event that is not written; no other has it. */
  private static final int NONE = -1;

  private final Account account;

  private final Mishaps mishaps;

  /** What may go wrong with events. */
  public interface Mishaps {
    /** Nothing goes wrong. */
    Mishaps NONE =
        new Mishaps() {
          @Override
          public boolean isLost(String action) {
            return false;
          }

          @Override
          public boolean isRepeated(String action) {
            return false;
          }

          @Override
          public Duration delay() {
            return Duration.ZERO;
          }
        };

    /** Whether events of this action are not told at all. */
    boolean isLost(String action);

    /** Whether events of this action are told a second time. */
    boolean isRepeated(String action);

    /** How long a new event is not told. */
    Duration delay();
  }

  /** Writes to {@code account}. */
  public EventLog(Account account, Mishaps mishaps) {
    this.account = account;
    this.mishaps = mishaps;
  }

  /** Whether an event is told by now. */
  public static boolean isTold(Resource event, Instant now) {
    return Json.string(event.hidden(), "told").map(Instant::parse).filter(now::isBefore).isEmpty();
  }

  /** A new event that has not begun; {@code second} may be {@code null}. Returns its id. */
  public int schedule(String action, Entity entity, Entity second) {
    return add(action, entity, second, "scheduled", 0);
  }

  /** A new event that needs no time. */
  public void notify(String action, Entity entity) {
    notify(action, entity, null);
  }

  /** The same, about a second thing too. */
  public void notify(String action, Entity entity, Entity second) {
    repeat(add(action, entity, second, "notification", null));
  }

  /** The action is under way; {@code percent} is 0 to 99. */
  public void progress(int id, int percent) {
    change(id, "started", percent, seconds(id));
  }

  /** The action is done. */
  public void finish(int id) {
    JsonObject event = change(id, "finished", 100, Math.rint(seconds(id)));
    if (event != null) {
      event.addProperty("time_remaining", 0);
      repeat(id);
    }
  }

  /** The action went wrong, with a sentence that says why. */
  public void fail(int id, String message) {
    JsonObject event = change(id, "failed", 100, seconds(id));
    if (event != null) {
      event.addProperty("message", message);
      repeat(id);
    }
  }

  /** Ends what is still open about an instance that is gone. */
  public void cancelOpen(int instanceId) {
    for (Resource event : openEvents(instanceId)) {
      event.view().addProperty("status", "canceled");
    }
  }

  private List<Resource> openEvents(int instanceId) {
    return events().all().stream()
        .filter(event -> OPEN.contains(event.text("status")))
        .filter(event -> event.hidden().has("linode"))
        .filter(event -> event.hidden().get("linode").getAsInt() == instanceId)
        .toList();
  }

  private int add(String action, Entity entity, Entity second, String status, Integer percent) {
    if (mishaps.isLost(action)) {
      return NONE;
    }
    int id = events().nextId();
    JsonObject view =
        Json.fields()
            .put("id", id)
            .put("created", account.now())
            .put("seen", false)
            .put("read", false)
            .put("percent_complete", percent)
            .put("time_remaining", null)
            .put("rate", null)
            .put("duration", null)
            .put("action", action)
            .put("username", Account.USERNAME)
            .put("entity", entity == null ? null : entity.toJson())
            .put("status", status)
            .put("secondary_entity", second == null ? null : second.toSecondJson())
            .put("message", "")
            .json();
    JsonObject hidden = Json.object("since", account.instant().toString());
    if (!mishaps.delay().isZero()) {
      hidden.addProperty("told", account.instant().plus(mishaps.delay()).toString());
    }
    if (entity != null && entity.type().equals("linode")) {
      hidden.add("linode", entity.id());
    }
    events().put(new Resource(id, view, hidden));
    return id;
  }

  private JsonObject change(int id, String status, int percent, double seconds) {
    Resource event = events().find(id).orElse(null);
    if (event == null || !OPEN.contains(event.text("status"))) {
      return null;
    }
    event.view().addProperty("status", status);
    event.view().addProperty("percent_complete", percent);
    event.view().add("time_remaining", JsonNull.INSTANCE);
    event.view().addProperty("duration", seconds);
    return event.view();
  }

  private void repeat(int id) {
    Resource event = events().find(id).orElse(null);
    if (event != null && mishaps.isRepeated(event.text("action"))) {
      JsonObject twin = event.view().deepCopy();
      int other = events().nextId();
      twin.addProperty("id", other);
      events().put(new Resource(other, twin, event.hidden().deepCopy()));
    }
  }

  /** Seconds since the event was scheduled: what the platform counts, waiting included. */
  private double seconds(int id) {
    return events()
        .find(id)
        .map(event -> Instant.parse(event.hidden().get("since").getAsString()))
        .map(since -> Duration.between(since, account.instant()).toMillis() / 1000.0)
        .orElse(0.0);
  }

  private Table events() {
    return account.table(Account.Kind.EVENT);
  }
}
