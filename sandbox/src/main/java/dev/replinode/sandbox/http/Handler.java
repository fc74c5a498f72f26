package dev.replinode.sandbox.http;

/** Answers one kind of call. */
@FunctionalInterface
public interface Handler {
  /**
   * Answers the call.
   *
   * @throws ApiException for every answer that is not a success
   */
  Response handle(Request request);
}
