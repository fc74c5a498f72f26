package dev.replinode.sandbox.http;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * One call, as a handler sees it.
 *
 * @param beta whether it came by {@code /v4beta}
 * @param variables the decoded parts of the path that the route names
 * @param query decoded query parameters, the last of a name
 * @param filter the value of {@code X-Filter}, if any
 * @param body the JSON object sent; empty when there was none
 * @param token the caller's rights; empty on a public call without a token
 */
public record Request(
    boolean beta,
    Map<String, String> variables,
    Map<String, String> query,
    Optional<String> filter,
    JsonObject body,
    Optional<Token> token) {

  /** What the caller may do; empty for a user without restrictions and without a token. */
  public Optional<Grants> grants() {
    return token.flatMap(Token::grants);
  }

  /** Whether the caller may see a thing of that kind, such as {@code linode}. */
  public boolean sees(String kind, int id) {
    return grants().map(grants -> grants.sees(kind, id)).orElse(true);
  }

  /** A part of the path by its name in the route. */
  public String variable(String name) {
    return variables.get(name);
  }

  /**
   * A numeric part of the path.
   *
   * @throws ApiException 404 when it is no number
   */
  public int id(String name) {
    try {
      return Integer.parseInt(variable(name));
    } catch (NumberFormatException e) {
      throw ApiException.notFound();
    }
  }
}
