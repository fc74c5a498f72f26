package dev.replinode.domain.drill;

/** The ways in which an origin fails; each takes another branch of an edge's rules. */
public enum Family {
  /** The whole region is gone: connections break. Only a sandbox can do that. */
  REGION_OUTAGE("region outage"),
  /** No connection in time. */
  TIMEOUT("connection time-out"),
  /** The bucket answers 404. */
  NOT_FOUND("404"),
  /** The bucket answers another 4XX. */
  CLIENT_ERROR("other 4XX"),
  /** The bucket answers 5XX. */
  SERVER_ERROR("5XX");

  private final String word;

  Family(String word) {
    this.word = word;
  }

  /** The name for people and reports. */
  public String word() {
    return word;
  }
}
