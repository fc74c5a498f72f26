package dev.replinode.sandbox.api;

import dev.replinode.sandbox.http.ApiError;
import dev.replinode.sandbox.http.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes several independent checks and complains of all that fail at once, as the platform does.
 */
final class Checks {
  private final List<ApiError> errors = new ArrayList<>();

  /** What {@code check} gives; empty when it complains, which {@link #end()} then tells. */
  <T> Optional<T> get(Supplier<T> check) {
    try {
      return Optional.ofNullable(check.get());
    } catch (ApiException e) {
      if (e.status() != 400) {
        throw e;
      }
      errors.addAll(e.errors());
      return Optional.empty();
    }
  }

  /** A check without a result. */
  void run(Runnable check) {
    get(
        () -> {
          check.run();
          return null;
        });
  }

  /**
   * Ends a round of checks; those after it may rely on what those before it found.
   *
   * @throws ApiException 400 with every complaint so far
   */
  void end() {
    if (!errors.isEmpty()) {
      throw ApiException.invalid(errors);
    }
  }
}
