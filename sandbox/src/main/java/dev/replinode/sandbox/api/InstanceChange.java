package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.util.List;
import java.util.Optional;

/** What may be changed of an instance; fields that are not sent are kept. */
record InstanceChange(
    Optional<String> label,
    Optional<String> group,
    Optional<List<String>> tags,
    Optional<Boolean> watchdog,
    Optional<JsonObject> alerts) {

  /** Reads and checks all fields, so that nothing is changed when one is wrong. */
  static InstanceChange of(JsonObject body) {
    Input input = new Input(body);
    return new InstanceChange(
        input.string("label").map(text -> Labels.checked(text, 3, 64)),
        input.string("group"),
        input.strings("tags"),
        input.bool("watchdog_enabled"),
        input.object("alerts"));
  }

  void applyTo(Resource instance, Account account) {
    JsonObject view = instance.view();
    label.ifPresent(text -> view.addProperty("label", text));
    group.ifPresent(text -> view.addProperty("group", text));
    tags.ifPresent(names -> view.add("tags", Json.array(names)));
    account.tags().addAll(tags.orElse(List.of()));
    watchdog.ifPresent(on -> view.addProperty("watchdog_enabled", on));
    JsonObject known = view.getAsJsonObject("alerts");
    alerts.ifPresent(
        sent -> sent.entrySet().forEach(entry -> known.add(entry.getKey(), entry.getValue())));
    view.addProperty("updated", account.now());
  }
}
