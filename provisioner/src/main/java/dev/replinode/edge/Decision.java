package dev.replinode.edge;

import com.sun.net.httpserver.HttpExchange;
import dev.replinode.domain.failover.EdgeAnswer.Origin;
import dev.replinode.domain.failover.EdgePolicy;
import dev.replinode.domain.failover.EdgePolicy.Reaction;
import dev.replinode.domain.failover.OriginSource;
import dev.replinode.edge.OriginClient.FailedException;
import dev.replinode.edge.OriginClient.Failure;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.Response;

/** Decides by the policy whose answer a client gets. */
final class Decision {
  private static final String PRIMARY = "primary ";
  private static final String BACKUP = "backup ";
  private static final int MOVED = 302;

  private final EdgePolicy policy;
  private final OriginSource primary;
  private final OriginSource backup;
  private final OriginClient client;
  private final OriginHealth health;
  private final Supplier<FailingOrigin> fault;

  Decision(
      EdgePolicy policy,
      OriginSource primary,
      OriginSource backup,
      OriginClient client,
      OriginHealth health,
      Supplier<FailingOrigin> fault) {
    this.policy = policy;
    this.primary = primary;
    this.backup = backup;
    this.client = client;
    this.health = health;
    this.fault = fault;
  }

  /** The answer to pass on; it must be passed, which closes it. */
  Decided decide(HttpExchange exchange, String key) {
    List<String> attempts = new ArrayList<>();
    Failure failure;
    try {
      Optional<Response> answer = askPrimary(exchange, key, attempts);
      if (answer.isPresent()) {
        attempts.add(PRIMARY + answer.get().code());
        return recovered(exchange, key, answer.get(), attempts);
      }
      attempts.add(PRIMARY + "left-alone");
      failure = Failure.CONNECT;
    } catch (FailedException e) {
      failure = e.failure();
    }
    Optional<Reaction> reaction =
        policy.onTimeout(failure.status()).filter(one -> one.recovery().isKnownToAct());
    return reaction.isEmpty()
        ? Decided.error(failure.status(), attempts)
        : recover(exchange, key, reaction.get(), attempts)
            .orElseGet(() -> Decided.error(Failure.CONNECT.status(), attempts));
  }

  private Decided recovered(
      HttpExchange exchange, String key, Response answer, List<String> attempts) {
    Optional<Decided> recovery =
        policy
            .onStatus(answer.code())
            .flatMap(reaction -> recover(exchange, key, reaction, attempts));
    if (recovery.isEmpty()) {
      return Decided.answer(Origin.PRIMARY, answer, attempts);
    }
    answer.close();
    return recovery.get();
  }

  /** Connects again as often as the policy says; empty when the primary is left alone. */
  private Optional<Response> askPrimary(HttpExchange exchange, String key, List<String> attempts)
      throws FailedException {
    if (health.isLeftAlone()) {
      return Optional.empty();
    }
    for (int left = policy.health().maximumReconnects(); ; left--) {
      try {
        Response answer = ask(exchange, key);
        health.answered();
        return Optional.of(answer);
      } catch (FailedException e) {
        attempts.add(PRIMARY + e.failure().word());
        if (!e.failure().isConnecting()) {
          throw e;
        }
        if (left == 0) {
          health.failed();
          throw e;
        }
      }
    }
  }

  private Response ask(HttpExchange exchange, String key) throws FailedException {
    String method = exchange.getRequestMethod();
    URI target = primary.request(method, key);
    FailingOrigin failing = fault.get();
    return failing == null
        ? client.ask(method, target, exchange.getRequestHeaders())
        : client.ask(method, failing.address(), exchange.getRequestHeaders(), target);
  }

  /** Empty when the policy does nothing that helps, or the backup fails as well. */
  private Optional<Decided> recover(
      HttpExchange exchange, String key, Reaction reaction, List<String> attempts) {
    return switch (reaction.recovery()) {
      case ASK_BACKUP -> askBackup(exchange, key, attempts);
      case REDIRECT ->
          Optional.of(
              Decided.redirect(
                  MOVED, "https://" + reaction.backupHost() + exchange.getRequestURI(), attempts));
      case SERVE_STALE, NONE, UNREAD -> Optional.empty();
    };
  }

  private Optional<Decided> askBackup(HttpExchange exchange, String key, List<String> attempts) {
    URI target = backup.request(exchange.getRequestMethod(), key);
    try {
      Response answer =
          client.ask(exchange.getRequestMethod(), target, exchange.getRequestHeaders());
      attempts.add(BACKUP + answer.code());
      return Optional.of(Decided.answer(Origin.BACKUP, answer, attempts));
    } catch (FailedException e) {
      attempts.add(BACKUP + e.failure().word());
      return Optional.empty();
    }
  }
}
