package dev.replinode.contract;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Holds requests and answers against the document. */
public final class OpenApiContract {
  private final OpenApiFiles files = new OpenApiFiles();
  private final List<Operation> operations = files.operations();
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          Dialects.getOpenApi30(),
          builder ->
              builder
                  .schemas(files::text)
                  // The platform's times have no zone, which the document says in words.
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(false).build()));

  /** The names of all operations. */
  public Set<String> operationIds() {
    return operations.stream().map(Operation::id).collect(Collectors.toSet());
  }

  /** All operations of that method. */
  public List<Operation> operations(String method) {
    return operations.stream().filter(one -> one.method().equals(method)).toList();
  }

  /** The operation that a call is; empty for calls that the document does not have. */
  public List<Operation> find(String method, String target) {
    String path = target.replaceFirst("\\?.*", "").replaceFirst("^/v4(beta)?", "");
    List<String> parts = List.of(path.replaceFirst("/$", "").split("/", -1));
    List<Operation> found =
        operations.stream()
            .filter(operation -> operation.method().equals(method))
            .filter(operation -> operation.matches(parts))
            .toList();
    int exact = found.stream().mapToInt(Operation::variables).min().orElse(0);
    return found.stream().filter(operation -> operation.variables() == exact).toList();
  }

  /** What of an answer is not as the document says; nothing for calls that it does not have. */
  public List<String> answerProblems(String method, String target, int status, String body) {
    return find(method, target).stream()
        .flatMap(operation -> problems(operation.answer(status), operation, body).stream())
        .toList();
  }

  /** What of a request is not as the document says. */
  public List<String> requestProblems(String method, String target, String body) {
    List<Operation> found = find(method, target);
    if (found.isEmpty()) {
      return List.of(method + " " + target + " is not in the document");
    }
    Operation operation = found.get(0);
    if (operation.request().isEmpty()) {
      boolean isEmpty = body.isBlank() || body.equals("{}");
      return isEmpty ? List.of() : List.of(operation.id() + " takes no body: " + body);
    }
    boolean mayBeAbsent = !operation.requiresBody() && body.isBlank();
    return mayBeAbsent ? List.of() : problems(operation.request(), operation, body);
  }

  private List<String> problems(String location, Operation operation, String body) {
    if (location.isEmpty()) {
      return body.isEmpty() ? List.of() : List.of(operation.id() + " has no body: " + body);
    }
    Schema schema =
        schemas.computeIfAbsent(location, at -> registry.getSchema(SchemaLocation.of(at)));
    return schema.validate(body, InputFormat.JSON).stream()
        .map(error -> operation.id() + ": " + at(error))
        .toList();
  }

  private static String at(Error error) {
    return error.getInstanceLocation() + " " + error.getMessage();
  }
}
