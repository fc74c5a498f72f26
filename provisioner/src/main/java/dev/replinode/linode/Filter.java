package dev.replinode.linode;

import dev.replinode.api.http.XFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds an {@code X-Filter}; plain keys are equality and are ANDed, values keep their types. */
final class Filter {
  private final Map<String, Object> terms = new LinkedHashMap<>();

  /** Equality with a text, a number or a boolean. */
  Filter is(String field, Object value) {
    terms.put(field, value);
    return this;
  }

  /** Substring. */
  Filter contains(String field, String part) {
    terms.put(field, Map.of("+contains", part));
    return this;
  }

  /** Either of two. */
  Filter either(Filter one, Filter other) {
    terms.put("+or", List.of(one.terms, other.terms));
    return this;
  }

  /** The newest first, by id. */
  Filter newestFirst() {
    terms.put("+order_by", "id");
    terms.put("+order", "desc");
    return this;
  }

  @Override
  public String toString() {
    return XFilter.of(terms);
  }
}
