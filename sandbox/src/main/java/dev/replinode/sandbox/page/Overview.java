package dev.replinode.sandbox.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.sandbox.catalog.Endpoint;
import dev.replinode.sandbox.fault.Faults;
import dev.replinode.sandbox.instance.Machines;
import dev.replinode.sandbox.journal.Journal;
import dev.replinode.sandbox.page.Html.Cell;
import dev.replinode.sandbox.s3.Bucket;
import dev.replinode.sandbox.s3.EndpointStore;
import dev.replinode.sandbox.s3.ObjectStorage;
import dev.replinode.sandbox.s3.S3Server;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is in a sandbox, as tables. Read under the account's lock. */
public record Overview(
    Account account,
    ObjectStorage storage,
    S3Server s3,
    Machines machines,
    Faults faults,
    Journal journal) {
  private static final int LATEST = 40;
  private static final int CONSOLE_CHARACTERS = 4000;

  /** The tables, one after the other. */
  String html() {
    return account.use(false, this::tables);
  }

  private String tables() {
    Html html = new Html();
    html.table(
        "Instances",
        List.of("id", "label", "state", "region", "type", "image", "address", "console"),
        instances());
    html.table("Buckets", List.of("bucket", "endpoint", "objects", "bytes", "access"), buckets());
    html.table("Faults", List.of("fault", "matched", "struck"), faultRows());
    html.table(
        "Events",
        List.of("id", "time", "action", "state", "percent", "about", "message"),
        events());
    html.table(
        "StackScripts", List.of("id", "label", "updated", "deployments", "revision"), scripts());
    html.table(
        "Requests",
        List.of("n", "time", "to", "method", "path", "status", "done", "fault", "ms", "who"),
        requests());
    html.table(
        "Regions",
        List.of("endpoint", "region", "type", "state", "S3 address", "buckets"),
        regions());
    return html.toString();
  }

  private List<List<Cell>> instances() {
    return latest(account.table(Account.Kind.INSTANCE).all()).map(this::instance).toList();
  }

  private List<Cell> instance(Resource instance) {
    JsonObject view = instance.view();
    String addresses = String.join(" ", Json.strings(view, "ipv4"));
    return List.of(
        Cell.of(instance.id()),
        Cell.of(instance.label()),
        Cell.state(instance.text("status")),
        Cell.of(instance.text("region")),
        Cell.of(instance.text("type")),
        Cell.of(instance.text("image")),
        Cell.of(addresses),
        console(instance.id()));
  }

  private Cell console(int id) {
    String console;
    try {
      console = machines.console(id);
    } catch (IOException e) {
      console = "it cannot be read: " + e.getMessage();
    }
    String end = console.substring(Math.max(0, console.length() - CONSOLE_CHARACTERS));
    String last = console.strip().lines().reduce((first, second) -> second).orElse("empty");
    return Cell.lines("console-" + id, last, end);
  }

  private List<List<Cell>> buckets() {
    List<List<Cell>> rows = new ArrayList<>();
    for (EndpointStore store : storage.stores()) {
      for (Bucket bucket : store.buckets()) {
        rows.add(
            List.of(
                Cell.of(bucket.name()),
                Cell.of(store.endpoint().id()),
                Cell.of(bucket.objectCount()),
                Cell.of(bucket.size()),
                Cell.of(bucket.acl())));
      }
    }
    return rows;
  }

  private List<List<Cell>> regions() {
    return storage.stores().stream().map(this::region).toList();
  }

  private List<Cell> region(EndpointStore store) {
    Endpoint endpoint = store.endpoint();
    return List.of(
        Cell.of(endpoint.id()),
        Cell.of(endpoint.region()),
        Cell.of(endpoint.type()),
        Cell.state(faults.isOut(endpoint) ? "outage" : "ok"),
        Cell.of("http://127.0.0.1:" + s3.port(endpoint.id())),
        Cell.of(store.buckets().size()));
  }

  private List<List<Cell>> scripts() {
    return latest(
            account.table(Account.Kind.STACKSCRIPT).all().stream()
                .filter(script -> script.text("username").equals(Account.USERNAME))
                .toList())
        .map(
            script -> row(script.view(), "id", "label", "updated", "deployments_total", "rev_note"))
        .toList();
  }

  private List<List<Cell>> events() {
    return latest(account.table(Account.Kind.EVENT).all()).map(Overview::event).toList();
  }

  private static List<Cell> event(Resource event) {
    JsonObject view = event.view();
    String about = Json.has(view, "entity") ? text(view.getAsJsonObject("entity"), "label") : "";
    return List.of(
        Cell.of(event.id()),
        Cell.of(event.text("created")),
        Cell.of(event.text("action")),
        Cell.state(event.text("status")),
        Cell.of(text(view, "percent_complete")),
        Cell.of(about),
        Cell.of(event.text("message")));
  }

  private List<List<Cell>> faultRows() {
    Stream<List<Cell>> named =
        faults.active().stream().map(name -> List.of(Cell.of(name), Cell.of(""), Cell.of("")));
    Stream<List<Cell>> rules =
        faults.rules().views().stream()
            .map(
                rule -> {
                  JsonObject fields = rule.deepCopy();
                  fields.remove("matched");
                  fields.remove("struck");
                  return List.of(
                      Cell.of(fields),
                      Cell.of(text(rule, "matched")),
                      Cell.of(text(rule, "struck")));
                });
    return Stream.concat(named, rules).toList();
  }

  private List<List<Cell>> requests() {
    List<String> lines = new ArrayList<>(journal.latest(LATEST));
    Collections.reverse(lines);
    return lines.stream()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .map(Overview::request)
        .toList();
  }

  private static List<Cell> request(JsonObject line) {
    String to = line.has("endpoint") ? text(line, "endpoint") : text(line, "service");
    String status = line.has("status") ? text(line, "status") : "cut";
    return List.of(
        Cell.of(text(line, "n")),
        Cell.of(text(line, "time").replaceFirst("[.]\\d+Z$", "Z")),
        Cell.of(to),
        Cell.of(text(line, "method")),
        Cell.of(text(line, "path")),
        Cell.state(status),
        Cell.state(line.get("done").getAsBoolean() ? "yes" : "no"),
        Cell.of((text(line, "fault") + " " + text(line, "effect")).strip()),
        Cell.of(text(line, "millis")),
        Cell.of(text(line, "who")));
  }

  private static List<Cell> row(JsonObject document, String... fields) {
    return Stream.of(fields).map(field -> Cell.of(text(document, field))).toList();
  }

  private static String text(JsonObject document, String field) {
    JsonElement value = document.get(field);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }

  /** The newest first, and not more than a person reads. */
  private static Stream<Resource> latest(List<Resource> all) {
    List<Resource> newest = new ArrayList<>(all);
    Collections.reverse(newest);
    return newest.stream().limit(LATEST);
  }
}
