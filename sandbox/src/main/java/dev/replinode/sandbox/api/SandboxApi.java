package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.fault.Faults;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Grants;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.http.Token;
import dev.replinode.sandbox.http.Tokens;
import dev.replinode.sandbox.instance.Machines;
import dev.replinode.sandbox.journal.Journal;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The sandbox's own paths, under {@code /sandbox}; the platform has none of them. */
public final class SandboxApi {
  /** No scope of the platform: only an unlimited token has it. */
  private static final Scope EVERYTHING = Scope.write("sandbox");

  private final Account account;
  private final Tokens tokens;
  private final Faults faults;
  private final Machines machines;
  private final Journal journal;

  /** Serves the sandbox itself. */
  public SandboxApi(
      Account account, Tokens tokens, Faults faults, Machines machines, Journal journal) {
    this.account = account;
    this.tokens = tokens;
    this.faults = faults;
    this.machines = machines;
    this.journal = journal;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    routes
        .add("GET", "/sandbox/instances/{id}/console", EVERYTHING, this::console)
        .add("POST", "/sandbox/tokens", EVERYTHING, this::createToken)
        .add("GET", "/sandbox/faults", EVERYTHING, request -> Response.ok(faults()))
        .add("POST", "/sandbox/faults", EVERYTHING, this::setFault)
        .add("DELETE", "/sandbox/faults", EVERYTHING, this::clearFaults)
        .add("DELETE", "/sandbox/faults/{fault}", EVERYTHING, this::removeFault)
        .add("GET", "/sandbox/journal", EVERYTHING, this::journal);
  }

  private Response console(Request request) {
    int id = request.id("id");
    if (account.table(Account.Kind.INSTANCE).find(id).isEmpty()) {
      throw ApiException.notFound();
    }
    try {
      return Response.text(machines.console(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@code {"scopes": "linodes:read_only events:read_only"}}, or a list of names. With {@code
   * grants}, in the shape of {@code GET /profile/grants}, its user is a restricted one.
   */
  private Response createToken(Request request) {
    Input input = new Input(request.body());
    boolean isList = input.has("scopes") && request.body().get("scopes").isJsonArray();
    String scopes =
        isList
            ? String.join(" ", input.strings("scopes").orElse(List.of()))
            : input.requiredString("scopes");
    Token all = Token.parse(scopes);
    Token token = input.object("grants").map(sent -> all.with(new Grants(sent))).orElse(all);
    return Response.ok(Json.object("token", tokens.create(token), "scopes", token.header()));
  }

  /** A fault's name, or a rule; see docs/sandbox.md. */
  private Response setFault(Request request) {
    JsonObject answer;
    try {
      Optional<String> rule = faults.add(request.body());
      answer = faults();
      rule.ifPresent(id -> answer.addProperty("id", id));
    } catch (IllegalArgumentException e) {
      String field = request.body().has("name") ? "name" : "fault";
      throw ApiException.invalid(field, e.getMessage());
    }
    return Response.ok(answer);
  }

  private Response removeFault(Request request) {
    if (!faults.remove(request.variable("fault"))) {
      throw ApiException.notFound();
    }
    return Response.ok(faults());
  }

  private Response clearFaults(Request request) {
    faults.clear();
    return Response.ok(faults());
  }

  private JsonObject faults() {
    return Json.object("active", faults.active(), "rules", faults.rules().views());
  }

  /** Lines of JSON, those after a number first; {@code limit} of them at most. */
  private Response journal(Request request) {
    long after = number(request, "after", 0);
    int limit = (int) Math.min(number(request, "limit", 1000), Journal.MOST_ENTRIES);
    List<String> lines = journal.after(after, limit);
    String body = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    return new Response(200, "application/x-ndjson", body);
  }

  private static long number(Request request, String name, long usual) {
    String text = request.query().getOrDefault(name, Long.toString(usual));
    if (!text.matches("\\d{1,18}")) {
      throw ApiException.invalid(name, "Must be a number of zero or more");
    }
    return Long.parseLong(text);
  }
}
