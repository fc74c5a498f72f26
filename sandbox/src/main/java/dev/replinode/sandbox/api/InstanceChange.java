package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.ApiException;
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
    Optional<JsonObject> alerts,
    Optional<String> maintenancePolicy,
    Optional<JsonObject> schedule) {
  private static final List<String> DAYS =
      List.of(
          "Scheduling",
          "Sunday",
          "Monday",
          "Tuesday",
          "Wednesday",
          "Thursday",
          "Friday",
          "Saturday");

  /** Reads and checks all fields, so that nothing is changed when one is wrong. */
  static InstanceChange of(JsonObject body, Resource instance) {
    Input input = new Input(body);
    Checks checks = new Checks();
    Optional<Optional<String>> label =
        checks.get(() -> input.string("label").map(text -> Labels.checked(text, 3, 64)));
    Optional<Optional<List<String>>> tags =
        checks.get(() -> input.has("tags") ? Optional.of(Labels.tags(input)) : Optional.empty());
    Optional<Optional<Boolean>> watchdog = checks.get(() -> input.bool("watchdog_enabled"));
    Optional<Optional<JsonObject>> alerts = checks.get(() -> alerts(input));
    Optional<Optional<String>> policy = checks.get(() -> policy(input, instance));
    Optional<Optional<JsonObject>> schedule = checks.get(() -> schedule(input));
    Optional<Optional<String>> group = checks.get(() -> input.string("group"));
    checks.end();
    return new InstanceChange(
        label.orElseThrow(),
        group.orElseThrow(),
        tags.orElseThrow(),
        watchdog.orElseThrow(),
        alerts.orElseThrow(),
        policy.orElseThrow(),
        schedule.orElseThrow());
  }

  /** An instance without the field is in a region without policies. */
  private static Optional<String> policy(Input input, Resource instance) {
    Optional<String> policy = Extras.policy(input);
    Extras.requirePolicies(policy, instance.view().has("maintenance_policy"));
    return policy;
  }

  private static Optional<JsonObject> alerts(Input input) {
    Optional<JsonObject> sent = input.object("alerts");
    for (String field : List.of("cpu", "io", "network_in", "network_out", "transfer_quota")) {
      sent.ifPresent(
          alerts -> {
            if (new Input(alerts, "alerts.").integer(field).orElse(0) < 0) {
              throw ApiException.invalid("alerts." + field, "Must be 0 or greater");
            }
          });
    }
    return sent;
  }

  private static Optional<JsonObject> schedule(Input input) {
    Optional<JsonObject> sent =
        input
            .object("backups")
            .flatMap(backups -> new Input(backups, "backups.").object("schedule"));
    Optional<String> day =
        sent.flatMap(schedule -> new Input(schedule, "backups.schedule.").string("day"));
    if (day.isPresent() && !DAYS.contains(day.get())) {
      throw ApiException.invalid("backups.schedule.day", "Must be one of " + DAYS);
    }
    return sent;
  }

  void applyTo(Resource instance, Account account) {
    JsonObject view = instance.view();
    label.ifPresent(text -> view.addProperty("label", text));
    group.ifPresent(text -> view.addProperty("group", text));
    tags.ifPresent(names -> view.add("tags", Json.array(names)));
    account.tags().addAll(tags.orElse(List.of()));
    watchdog.ifPresent(on -> view.addProperty("watchdog_enabled", on));
    alerts.ifPresent(sent -> merge(view.getAsJsonObject("alerts"), sent));
    maintenancePolicy.ifPresent(word -> view.addProperty("maintenance_policy", word));
    JsonObject backups = view.getAsJsonObject("backups");
    schedule.ifPresent(sent -> merge(backups.getAsJsonObject("schedule"), sent));
    view.addProperty("updated", account.now());
  }

  /** Takes over the fields that {@code known} has; what was not sent stays. */
  private static void merge(JsonObject known, JsonObject sent) {
    for (String field : List.copyOf(known.keySet())) {
      if (sent.has(field)) {
        known.add(field, sent.get(field));
      }
    }
  }
}
