package dev.replinode.sandbox.traffic;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.replinode.sandbox.fault.Call;
import dev.replinode.sandbox.fault.CallRules.Strike;
import dev.replinode.sandbox.fault.Effect;
import dev.replinode.sandbox.fault.Faults;
import dev.replinode.sandbox.journal.Entry;
import dev.replinode.sandbox.journal.Hashes;
import dev.replinode.sandbox.journal.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One call of the API: carried out, spoilt, sent, and then told to the journal. */
final class WatchedCall {
  private final HttpExchange real;
  private final CapturedExchange captured;
  private final Call call;
  private final InstantSource clock;
  private final Instant time;

  WatchedCall(HttpExchange real, Call call, InstantSource clock) {
    this.real = real;
    this.captured = new CapturedExchange(real);
    this.call = call;
    this.clock = clock;
    this.time = clock.instant();
  }

  /**
   * Answers the call. The journal has it before the answer is sent, so that a client finds there
   * whatever it has an answer to.
   */
  void answer(HttpHandler handler, Optional<Strike> before, Faults faults, Journal journal)
      throws IOException {
    Optional<Strike> strike = before;
    if (strike.isPresent()) {
      Pause.of(strike.get().delay());
    }
    if (strike.isPresent() && !strike.get().effect().acts()) {
      real.getRequestBody().readAllBytes();
    } else {
      handler.handle(captured);
      strike = strike.or(() -> lost(faults));
    }
    Effect effect = strike.map(Strike::effect).orElse(new Effect.Late());
    journal.add(entry(strike, effect));
    SpoiltAnswer.send(real, captured, effect);
  }

  private Optional<Strike> lost(Faults faults) {
    boolean isChange = !call.method().equals("GET") && captured.status() < 400;
    return isChange && faults.take(Faults.Kind.LOST_ANSWER, call.path())
        ? Optional.of(
            new Strike(Faults.Kind.LOST_ANSWER.word(), Duration.ZERO, new Effect.Cut(true)))
        : Optional.empty();
  }

  private int sent(Effect effect) {
    if (effect instanceof Effect.Answer answer) {
      return answer.status();
    }
    return effect instanceof Effect.Cut ? 0 : captured.status();
  }

  private Entry entry(Optional<Strike> strike, Effect effect) {
    String query = real.getRequestURI().getRawQuery();
    return new Entry(
        time,
        "api",
        "",
        real.getRequestMethod(),
        real.getRequestURI().getRawPath() + (query == null ? "" : "?" + Hashes.query(query)),
        Hashes.who(real.getRequestHeaders().getFirst("Authorization")),
        captured.status(),
        sent(effect),
        made(),
        strike.map(Strike::rule).orElse(""),
        strike.map(struck -> Effects.word(struck.effect())).orElse(""),
        Duration.between(time, clock.instant()).toMillis());
  }

  private String made() {
    if (!real.getRequestMethod().equals("POST") || captured.status() != 200) {
      return "";
    }
    JsonElement body = JsonParser.parseString(new String(captured.body(), StandardCharsets.UTF_8));
    boolean hasId = body instanceof JsonObject document && document.has("id");
    return hasId ? body.getAsJsonObject().get("id").getAsString() : "";
  }
}
