package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.fault.Faults;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.http.Token;
import dev.replinode.sandbox.http.Tokens;
import dev.replinode.sandbox.instance.Machines;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The sandbox's own paths, under {@code /sandbox}; the platform has none of them. */
public final class SandboxApi {
  /** No scope of the platform: only an unlimited token has it. */
  private static final Scope EVERYTHING = Scope.write("sandbox");

  private final Account account;
  private final Tokens tokens;
  private final Faults faults;
  private final Machines machines;

  /** Serves the sandbox itself. */
  public SandboxApi(Account account, Tokens tokens, Faults faults, Machines machines) {
    this.account = account;
    this.tokens = tokens;
    this.faults = faults;
    this.machines = machines;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    routes
        .add("GET", "/sandbox/instances/{id}/console", EVERYTHING, this::console)
        .add("POST", "/sandbox/tokens", EVERYTHING, this::createToken)
        .add("GET", "/sandbox/faults", EVERYTHING, request -> faults())
        .add("POST", "/sandbox/faults", EVERYTHING, this::setFault);
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

  /** {@code {"scopes": "linodes:read_only events:read_only"}}, or a list of names. */
  private Response createToken(Request request) {
    Input input = new Input(request.body());
    boolean isList = input.has("scopes") && request.body().get("scopes").isJsonArray();
    String scopes =
        isList
            ? String.join(" ", input.strings("scopes").orElse(List.of()))
            : input.requiredString("scopes");
    Token token = Token.parse(scopes);
    return Response.ok(Json.object("token", tokens.create(token), "scopes", token.header()));
  }

  /** {@code {"name": "boot-failed", "active": true}}; {@code active} is true when left out. */
  private Response setFault(Request request) {
    JsonObject body = request.body();
    Input input = new Input(body);
    try {
      faults.set(input.requiredString("name"), input.bool("active").orElse(true));
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid("name", e.getMessage());
    }
    return faults();
  }

  private Response faults() {
    return Response.ok(Json.object("active", faults.active()));
  }
}
