package dev.replinode.sandbox.s3;

import dev.replinode.sandbox.catalog.Endpoint;
import dev.replinode.sandbox.fault.Call;
import dev.replinode.sandbox.fault.CallRules.Strike;
import dev.replinode.sandbox.fault.Effect;
import dev.replinode.sandbox.journal.Entry;
import dev.replinode.sandbox.journal.Hashes;
import dev.replinode.sandbox.journal.Journal;
import dev.replinode.sandbox.traffic.Effects;
import dev.replinode.sandbox.traffic.Pause;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.handler.AbstractHandler;

/** Around the handlers of S3: lets faults strike requests, and writes each down. */
final class WatchedS3 extends AbstractHandler {
  private static final Strike OUTAGE =
      new Strike("region-outage", Duration.ZERO, new Effect.Cut(false));

  private final Handler handlers;
  private final Map<Integer, Endpoint> byPort;
  private final Set<String> away;
  private final S3Faults faults;
  private final Journal journal;

  WatchedS3(
      Handler handlers,
      Map<Integer, Endpoint> byPort,
      Set<String> away,
      S3Faults faults,
      Journal journal) {
    this.handlers = handlers;
    this.byPort = byPort;
    this.away = away;
    this.faults = faults;
    this.journal = journal;
  }

  /** Statuses: what the sandbox came to, and what was sent; 0 for none. */
  private record Outcome(int result, int sent) {}

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    Instant start = InstantSource.system().instant();
    String endpoint = byPort.get(request.getLocalPort()).id();
    Call call = new Call(true, endpoint, request.getMethod(), path(request));
    Optional<Strike> strike =
        away.contains(endpoint) ? Optional.of(OUTAGE) : faults.strike(call, request);
    faults.wrongTime().ifPresent(time -> response.setHeader("Date", httpDate(time)));
    Outcome outcome = new Outcome(0, 0);
    try {
      outcome = answer(target, base, request, response, strike);
    } finally {
      journal.add(entry(call, request, outcome, strike, start));
    }
  }

  private Outcome answer(
      String target,
      Request base,
      HttpServletRequest request,
      HttpServletResponse response,
      Optional<Strike> strike)
      throws IOException, ServletException {
    if (strike.isEmpty()) {
      handlers.handle(target, base, request, response);
      return new Outcome(response.getStatus(), response.getStatus());
    }
    Pause.of(strike.get().delay());
    Effect effect = strike.get().effect();
    if (effect instanceof Effect.Answer || effect instanceof Effect.Cut) {
      int result = effect.acts() ? carryOut(target, base, request, response) : 0;
      return new Outcome(result, replace(base, request, response, effect));
    }
    HttpServletResponse spoilt =
        effect instanceof Effect.Late
            ? response
            : new SpoiltResponse(
                response, new SpoiltStream(response.getOutputStream(), effect, () -> cut(base)));
    handlers.handle(target, base, request, spoilt);
    return new Outcome(response.getStatus(), response.getStatus());
  }

  private int carryOut(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    DiscardedResponse discarded = new DiscardedResponse(response);
    handlers.handle(target, base, request, discarded);
    return discarded.getStatus();
  }

  private static int replace(
      Request base, HttpServletRequest request, HttpServletResponse response, Effect effect)
      throws IOException {
    base.setHandled(true);
    if (effect instanceof Effect.Answer answer) {
      String code = answer.code().isEmpty() ? S3Error.code(answer.status()) : answer.code();
      answer.headers().forEach(response::setHeader);
      S3Error.send(response, request.getMethod(), answer.status(), code, answer.reason());
      return answer.status();
    }
    cut(base);
    return 0;
  }

  private static void cut(Request base) {
    base.getHttpChannel().getEndPoint().close();
  }

  private static Entry entry(
      Call call,
      HttpServletRequest request,
      Outcome outcome,
      Optional<Strike> strike,
      Instant start) {
    String query = request.getQueryString();
    String authorization = request.getHeader("Authorization");
    return new Entry(
        start,
        "s3",
        call.endpoint(),
        call.method(),
        request.getRequestURI() + (query == null ? "" : "?" + Hashes.query(query)),
        authorization == null ? Hashes.whoIn(query).orElse("anonymous") : Hashes.who(authorization),
        outcome.result(),
        outcome.sent(),
        "",
        strike.map(Strike::rule).orElse(""),
        strike.map(struck -> Effects.word(struck.effect())).orElse(""),
        Duration.between(start, InstantSource.system().instant()).toMillis());
  }

  private static String path(HttpServletRequest request) {
    String raw = request.getRequestURI();
    try {
      return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return raw;
    }
  }

  private static String httpDate(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }
}
