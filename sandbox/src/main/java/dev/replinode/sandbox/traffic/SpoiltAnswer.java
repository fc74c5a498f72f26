package dev.replinode.sandbox.traffic;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.replinode.sandbox.fault.Effect;
import dev.replinode.sandbox.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** Sends answers of the API, right ones and those that faults make of them. */
final class SpoiltAnswer {
  private static final Duration BREATH = Duration.ofMillis(100);

  private SpoiltAnswer() {}

  /** Sends what was captured, unless the effect says otherwise. */
  static void send(HttpExchange real, CapturedExchange call, Effect effect) throws IOException {
    if (effect instanceof Effect.Answer answer) {
      replace(real, answer);
    } else if (!(effect instanceof Effect.Cut) && call.status() != 0) {
      spoil(real, call, effect);
    }
  }

  private static void spoil(HttpExchange real, CapturedExchange call, Effect effect)
      throws IOException {
    byte[] body = call.body();
    if (effect instanceof Effect.Garbage) {
      body = garbage(Math.max(body.length, 64));
      real.getResponseHeaders().remove("Content-Length");
    }
    boolean hasBody = call.length() >= 0;
    real.sendResponseHeaders(call.status(), hasBody ? body.length : -1);
    if (effect instanceof Effect.Truncate truncate) {
      write(real, Arrays.copyOf(body, Math.min(body.length, truncate.bytes())), 0);
    } else {
      write(real, body, effect instanceof Effect.Slow slow ? slow.bytesPerSecond() : 0);
    }
  }

  private static void replace(HttpExchange real, Effect.Answer answer) throws IOException {
    Response response = Sentences.of(answer);
    Headers headers = real.getResponseHeaders();
    headers.remove("Content-Length");
    headers.set("Content-Type", response.type());
    if (answer.status() == 429) {
      headers.set("Retry-After", "1");
    }
    if (response.type().equals("text/html")) {
      headers.set("Server", "nginx");
    }
    answer.headers().forEach(headers::set);
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    boolean isHead = real.getRequestMethod().equals("HEAD");
    real.sendResponseHeaders(answer.status(), isHead ? -1 : body.length);
    if (!isHead) {
      write(real, body, 0);
    }
  }

  private static void write(HttpExchange real, byte[] body, int bytesPerSecond) throws IOException {
    OutputStream out = real.getResponseBody();
    if (bytesPerSecond == 0) {
      out.write(body);
      out.flush();
      return;
    }
    int step = Math.max(1, (int) (bytesPerSecond * BREATH.toMillis() / 1000));
    Duration pause = Duration.ofMillis(1000L * step / bytesPerSecond);
    for (int at = 0; at < body.length; at += step) {
      out.write(body, at, Math.min(step, body.length - at));
      out.flush();
      Pause.of(pause);
    }
  }

  /** Bytes that are neither JSON nor XML nor text. */
  static byte[] garbage(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (0x80 + i * 37 % 0x80);
    }
    return bytes;
  }
}
