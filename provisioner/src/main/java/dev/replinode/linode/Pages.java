package dev.replinode.linode;

import dev.replinode.api.http.Pages.PageCall;
import java.util.List;
import java.util.function.Function;

/** Reads every page of a list, with our failures. */
final class Pages {
  /** The largest page the API gives. */
  static final int SIZE = dev.replinode.api.http.Pages.LARGEST;

  private Pages() {}

  static <P, T> List<T> all(
      String what, PageCall<P> call, Function<P, List<T>> data, Function<P, Integer> pages) {
    return ApiCall.send(what, () -> dev.replinode.api.http.Pages.readAll(call, data, pages));
  }
}
