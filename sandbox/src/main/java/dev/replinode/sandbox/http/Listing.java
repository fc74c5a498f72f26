package dev.replinode.sandbox.http;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * How one collection may be searched.
 *
 * @param filterable fields that {@code X-Filter} may name, dotted for nested ones
 * @param sortable further fields that only {@code +order_by} may name
 */
public record Listing(Set<String> filterable, Set<String> sortable) {

  /** A collection with those filterable fields. */
  public static Listing by(String... filterable) {
    return new Listing(Set.of(filterable), Set.of());
  }

  /** The same with further fields to order by. */
  public Listing andOrderBy(String... fields) {
    return new Listing(filterable, Set.of(fields));
  }

  /**
   * Filters, orders and pages.
   *
   * @throws ApiException 400 when page or filter is not valid
   */
  public Response answer(Request request, List<JsonObject> items) {
    Page page = Page.of(request.query());
    List<JsonObject> found = items;
    if (request.filter().isPresent()) {
      found = XFilter.parse(request.filter().get(), this).apply(items);
    }
    return Response.ok(page.envelope(found));
  }
}
