package dev.replinode.e2e;

/** Ways in which an imitation of the API could differ from the real one, and who must notice. */
enum Unfaithful {
  FILTER_IGNORED("filter"),
  PAGING_IGNORED("page"),
  WRONG_OPTION_ACCEPTED("refuse-option"),
  MISSING_FIELD_ACCEPTED("refuse-missing"),
  ANY_TOKEN_ACCEPTED("refuse-token"),
  ANY_SCOPE_ACCEPTED("refuse-scope"),
  ONE_OF_IN_MIXED_CASE("fields"),
  PUT_WIPES_WHAT_WAS_NOT_SENT("keep"),
  NO_BETA_VERSION("beta"),
  SLUG_NOT_DECODED("slug"),
  LABEL_TWICE_ACCEPTED("refuse-label"),
  RUNNING_AT_ONCE("deploy"),
  DELETE_DOES_NOTHING("delete"),
  CREATED_IS_201("create"),
  TIMES_WITH_A_ZONE("times"),
  EVENTS_MISSING("events");

  private final String step;

  Unfaithful(String step) {
    this.step = step;
  }

  /** The step of a client that must fail. */
  String step() {
    return step;
  }
}
