package dev.replinode.sandbox.traffic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.replinode.sandbox.fault.Call;
import dev.replinode.sandbox.fault.CallRules.Strike;
import dev.replinode.sandbox.fault.Effect;
import dev.replinode.sandbox.fault.Faults;
import dev.replinode.sandbox.journal.Journal;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Around the API's handler: lets faults strike the calls of the platform, and writes each down. The
 * sandbox's own paths are never struck, and looking at them is not written down.
 */
public final class WatchedApi implements HttpHandler {
  private final HttpHandler handler;
  private final Faults faults;
  private final Journal journal;
  private final InstantSource clock;

  /** Watches {@code handler}. */
  public WatchedApi(HttpHandler handler, Faults faults, Journal journal, InstantSource clock) {
    this.handler = handler;
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean isPlatform = path.startsWith("/v4/") || path.startsWith("/v4beta/");
    if (!isPlatform && exchange.getRequestMethod().equals("GET")) {
      handler.handle(exchange);
      return;
    }
    Call call =
        new Call(false, "", exchange.getRequestMethod(), path.replaceFirst("^/v4(beta)?", ""));
    Optional<Strike> strike = isPlatform ? before(call) : Optional.empty();
    WatchedCall watched = new WatchedCall(exchange, call, clock);
    try (exchange) {
      watched.answer(handler, strike, faults, journal);
    }
  }

  /** What strikes before the call is carried out, or may strike whatever comes of it. */
  private Optional<Strike> before(Call call) {
    if (faults.take(Faults.Kind.TOO_MANY_REQUESTS, call.path())) {
      return Optional.of(
          new Strike(
              Faults.Kind.TOO_MANY_REQUESTS.word(),
              Duration.ZERO,
              new Effect.Answer(429, "", "", Map.of(), false)));
    }
    return faults.rules().strike(call);
  }
}
