package dev.replinode.sandbox.journal;

import com.google.gson.JsonObject;
import java.time.Instant;

/**
 * One request and what became of it. No secret is in it.
 *
 * @param time when it came
 * @param service {@code api}, or {@code s3}
 * @param endpoint the S3 endpoint's id; empty for the API
 * @param method the HTTP method
 * @param path as it was sent, with the query, secrets in it hashed
 * @param who the hash of the token or access key; {@code anonymous} without one
 * @param result the status that the sandbox came to; 0 when the request was not carried out
 * @param status the status that was sent; 0 when the connection was cut before
 * @param made the id of what a request made; empty when it made nothing or the id is not known
 * @param fault the fault that struck: a rule's id or a name; empty for none
 * @param effect what the fault did, in one word; empty for none
 * @param millis how long it took
 */
public record Entry(
    Instant time,
    String service,
    String endpoint,
    String method,
    String path,
    String who,
    int result,
    int status,
    String made,
    String fault,
    String effect,
    long millis) {

  /** The line of the journal; what is empty is left out. */
  JsonObject toJson(long number) {
    JsonObject line = new JsonObject();
    line.addProperty("n", number);
    line.addProperty("time", time.toString());
    line.addProperty("service", service);
    addUnlessEmpty(line, "endpoint", endpoint);
    line.addProperty("method", method);
    line.addProperty("path", path);
    line.addProperty("who", who);
    if (status > 0) {
      line.addProperty("status", status);
    }
    line.addProperty("done", result > 0 && result < 400);
    if (result > 0 && result != status) {
      line.addProperty("result", result);
    }
    addUnlessEmpty(line, "made", made);
    addUnlessEmpty(line, "fault", fault);
    addUnlessEmpty(line, "effect", effect);
    line.addProperty("millis", millis);
    return line;
  }

  private static void addUnlessEmpty(JsonObject line, String name, String value) {
    if (!value.isEmpty()) {
      line.addProperty(name, value);
    }
  }
}
