package dev.replinode.e2e;

import java.util.Map;

/** A client of the Linode API that others have written, with a series of steps to take with it. */
interface Client {
  /**
   * Where the API is and what opens it.
   *
   * @param url without a version
   * @param token may do everything
   * @param limited a token that may only read instances
   * @param run sets what this run makes apart from what others make
   */
  record Access(String url, String token, String limited, String run) {
    Map<String, String> environment() {
      return Map.of("LINODE_URL", url, "LINODE_TOKEN", token, "LIMITED_TOKEN", limited, "RUN", run);
    }
  }

  /** Takes every step; one that fails does not keep the others from being tried. */
  Steps run(Access access);
}
