package dev.replinode.linode;

import static dev.replinode.fake.ScriptSamples.PLAIN;
import static dev.replinode.fake.ScriptSamples.folder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.domain.Secret;
import dev.replinode.domain.publish.AppliedScript;
import dev.replinode.domain.publish.FolderPublisher;
import dev.replinode.domain.publish.PlatformLists;
import dev.replinode.domain.publish.StackScripts;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.domain.wait.Waiter;
import dev.replinode.fake.FakeRuns;
import dev.replinode.fake.FakeTime;
import dev.replinode.fake.FixedRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okio.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Publishing a folder over the wire, four requests at a time. */
class ParallelRequestsTest {
  private static final int SIZE = 40;

  @StartStop private final MockWebServer server = new MockWebServer();
  private final FakeTime time = new FakeTime();
  private final List<String> retries = Collections.synchronizedList(new ArrayList<>());
  private final List<AppliedScript> applied = new ArrayList<>();
  private final SmallAccount account = new SmallAccount();

  @BeforeEach
  void a_small_account_answers() {
    server.setDispatcher(account);
  }

  @Test
  void forty_scripts_are_made_once_each_and_then_nothing_is_sent() {
    publish();
    int requests = server.getRequestCount();
    publish();

    assertEquals(labels(), account.labels());
    assertEquals(SIZE + 2, requests);
    assertEquals(requests + 1, server.getRequestCount());
  }

  @Test
  void a_rate_that_is_too_high_is_waited_out_and_nothing_is_made_twice() {
    account.tooManyEvery = 7;

    publish();

    assertEquals(labels(), account.labels());
    assertTrue(retries.size() >= SIZE / 7, retries.toString());
    assertTrue(time.seconds().stream().allMatch(pause -> pause == 3), time.seconds().toString());
  }

  @Test
  void lost_answers_are_looked_up_and_nothing_is_made_twice() {
    account.cutEvery = 9;

    publish();

    assertEquals(labels(), account.labels());
    assertEquals(SIZE, applied.size());
  }

  private void publish() {
    StackScripts scripts =
        new LinodeCloud(
                new LinodeSettings(server.url("/v4").uri(), Secret.of("t"), Optional.empty()),
                Deadline.none(),
                time,
                new FixedRandom())
            .connect(
                (endpoint, key) -> {
                  throw new AssertionError("no bucket is opened here");
                },
                new FakeRuns(),
                retries::add,
                Optional.empty())
            .stackScripts();
    FolderPublisher publisher =
        new FolderPublisher(
            scripts,
            names -> PlatformLists.NONE,
            new Waiter(time, time, Deadline.none(), event -> {}));
    publisher.apply(publisher.plan(folder(SIZE), PLAIN), Optional.empty(), applied::add);
  }

  private static List<String> labels() {
    return IntStream.range(0, SIZE).mapToObj(i -> String.format("script-%02d", i)).toList();
  }

  /** Keeps what is posted, and now and then is too busy or breaks the line after a post. */
  private static final class SmallAccount extends Dispatcher {
    private final JsonArray scripts = new JsonArray();
    private int tooManyEvery = Integer.MAX_VALUE;
    private int cutEvery = Integer.MAX_VALUE;
    private int posts;

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
      if (request.getMethod().equals("GET")) {
        return answer(listing(request));
      }
      posts++;
      if (posts % tooManyEvery == 0) {
        return new MockResponse.Builder().code(429).addHeader("Retry-After", "3").build();
      }
      JsonObject script = add(request.getBody());
      return posts % cutEvery == 0
          ? new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build()
          : answer(script);
    }

    private JsonObject add(ByteString body) {
      JsonObject script = JsonParser.parseString(body.utf8()).getAsJsonObject();
      script.addProperty("id", 1001 + scripts.size());
      scripts.add(script);
      return script;
    }

    private JsonObject listing(RecordedRequest request) {
      JsonObject filter =
          JsonParser.parseString(request.getHeaders().get("X-Filter")).getAsJsonObject();
      JsonArray data = new JsonArray();
      scripts.forEach(
          script -> {
            if (!filter.has("label")
                || script.getAsJsonObject().get("label").equals(filter.get("label"))) {
              data.add(script);
            }
          });
      JsonObject page = new JsonObject();
      page.add("data", data);
      page.addProperty("page", 1);
      page.addProperty("pages", 1);
      page.addProperty("results", data.size());
      return page;
    }

    private static MockResponse answer(JsonObject json) {
      return new MockResponse.Builder()
          .addHeader("Content-Type", "application/json")
          .body(json.toString())
          .build();
    }

    synchronized List<String> labels() {
      return scripts.asList().stream()
          .map(script -> script.getAsJsonObject().get("label").getAsString())
          .sorted()
          .toList();
    }
  }
}
