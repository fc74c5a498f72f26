package dev.replinode.sandbox.http;

/**
 * What a call demands of the token.
 *
 * @param area the part of the API, such as {@code linodes}; {@code *} when any token will do
 * @param write whether the call changes something
 * @param isPublic whether the call works without a token
 */
public record Scope(String area, boolean write, boolean isPublic) {

  /** Any token. */
  public static Scope any() {
    return new Scope("*", false, false);
  }

  /** No token needed. */
  public static Scope none() {
    return new Scope("*", false, true);
  }

  /** The right to read {@code area}. */
  public static Scope read(String area) {
    return new Scope(area, false, false);
  }

  /** The right to read {@code area}; without a token, what is public of it. */
  public static Scope readOrPublic(String area) {
    return new Scope(area, false, true);
  }

  /** The right to change {@code area}. */
  public static Scope write(String area) {
    return new Scope(area, true, false);
  }

  /** The value of {@code X-Accepted-OAuth-Scopes}. */
  public String header() {
    return area.equals("*") ? "*" : area + (write ? ":read_write" : ":read_only");
  }
}
