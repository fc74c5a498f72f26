package dev.replinode.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All operations of the API, without the version in front. Filled once, then only read. */
public final class Routes {
  private final List<Route> routes = new ArrayList<>();

  /** A call that is found, with the named parts of its path. */
  record Match(Route route, Map<String, String> variables) {}

  /** Adds an operation with the usual rate limit; {@code path} starts with a slash. */
  public Routes add(String method, String path, Scope scope, Handler handler) {
    return add(method, path, scope, Limit.USUAL, handler);
  }

  /** Adds a list that comes in pages. */
  public Routes list(String path, Scope scope, Handler handler) {
    return add("GET", path, scope, Limit.LIST, handler);
  }

  /** Adds an operation with its own rate limit. */
  public Routes add(String method, String path, Scope scope, Limit limit, Handler handler) {
    routes.add(new Route(method, Route.template(path), scope, limit.forPath(path), handler));
    return this;
  }

  /**
   * The operation for a decoded path; {@code HEAD} finds what {@code GET} finds. An exact word
   * beats a named part.
   */
  Optional<Match> find(String method, List<String> path) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    Match best = null;
    for (Route route : routes) {
      Optional<Map<String, String>> variables = route.match(path);
      if (variables.isPresent()
          && route.method().equals(wanted)
          && (best == null || variables.get().size() < best.variables().size())) {
        best = new Match(route, variables.get());
      }
    }
    return Optional.ofNullable(best);
  }

  /** The methods that a path answers, for 405 and {@code OPTIONS}; empty when there is no path. */
  List<String> methods(List<String> path) {
    return routes.stream()
        .filter(route -> route.match(path).isPresent())
        .map(Route::method)
        .distinct()
        .sorted()
        .toList();
  }
}
