package dev.replinode.api.http;

import com.google.gson.stream.MalformedJsonException;
import dev.replinode.api.client.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads lists that span several pages. */
public final class Pages {
  /** The largest {@code page_size} that the API takes. */
  public static final int LARGEST = 500;

  private Pages() {}

  /**
   * One call of a list operation.
   *
   * @param <P> type of the page
   */
  @FunctionalInterface
  public interface PageCall<P> {
    /**
     * Reads one page.
     *
     * @param number from 1
     * @throws ApiException see {@link ApiFailure}
     */
    P read(int number) throws ApiException;
  }

  /**
   * Reads all pages, one after the other. What is added or removed meanwhile may be missed or seen
   * twice.
   *
   * <pre>{@code
   * readAll(n -> api.listKeys(n, LARGEST, null),
   *     ObjectStorageKeyPage::getData, ObjectStorageKeyPage::getPages)
   * }</pre>
   *
   * @param call reads one page
   * @param items gives its {@code data}
   * @param pages gives its {@code pages}
   * @param <P> type of the page
   * @param <T> type of an item
   * @throws ApiException a call failed, or a page came without its data or count: half a list is
   *     never taken for a whole one
   */
  public static <P, T> List<T> readAll(
      PageCall<P> call, Function<P, List<T>> items, Function<P, Integer> pages)
      throws ApiException {
    List<T> all = new ArrayList<>();
    int last = 1;
    for (int number = 1; number <= last; number++) {
      P page = call.read(number);
      all.addAll(present(items.apply(page), "data"));
      last = present(pages.apply(page), "pages");
    }
    return all;
  }

  private static <V> V present(V value, String name) throws ApiException {
    if (value == null) {
      throw new ApiException(new MalformedJsonException("a page came without its " + name));
    }
    return value;
  }
}
