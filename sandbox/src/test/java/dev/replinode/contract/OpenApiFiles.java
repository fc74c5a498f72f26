package dev.replinode.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files of the document, and the places in them that belong to an operation. */
final class OpenApiFiles {
  private static final Path FOLDER = Path.of("../api-client/src/main/openapi");
  private static final String BASE = "https://document.invalid/openapi/";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

  private final Map<String, Map<?, ?>> loaded = new HashMap<>();

  /** A value in a file, and where it is. */
  private record Node(String file, String pointer, Object value) {
    Node child(String key) {
      String escaped = key.replace("~", "~0").replace("/", "~1");
      return new Node(file, pointer + "/" + escaped, ((Map<?, ?>) value).get(key));
    }

    boolean has(String key) {
      return value instanceof Map<?, ?> map && map.containsKey(key);
    }
  }

  /** The text of a file by its address; what the schema validator asks for. */
  String text(String address) {
    if (!address.startsWith(BASE)) {
      return null;
    }
    return read(address.substring(BASE.length()));
  }

  private static String read(String file) {
    try {
      return Files.readString(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    Node paths = root("linode-v4.yaml").child("paths");
    for (Object path : ((Map<?, ?>) paths.value()).keySet()) {
      Node item = follow(paths.child((String) path));
      for (String method : METHODS) {
        if (item.has(method)) {
          operations.add(operation((String) path, method, item.child(method)));
        }
      }
    }
    return operations;
  }

  private Operation operation(String path, String method, Node node) {
    Map<String, String> answers = new HashMap<>();
    Node responses = node.child("responses");
    for (Object status : ((Map<?, ?>) responses.value()).keySet()) {
      answers.put(status.toString(), schemaOf(follow(responses.child(status.toString()))));
    }
    boolean takesBody = node.has("requestBody");
    Node body = takesBody ? follow(node.child("requestBody")) : node;
    return new Operation(
        (String) node.child("operationId").value(),
        method.toUpperCase(Locale.ROOT),
        List.of(path.split("/", -1)),
        takesBody ? schemaOf(body) : "",
        takesBody && Boolean.TRUE.equals(body.child("required").value()),
        answers);
  }

  private static String schemaOf(Node node) {
    if (!node.has("content")) {
      return "";
    }
    Node schema = node.child("content").child("application/json").child("schema");
    return BASE + schema.file() + "#" + schema.pointer();
  }

  /** What a reference means, or the node itself. */
  private Node follow(Node node) {
    if (!node.has("$ref")) {
      return node;
    }
    String[] parts = ((String) node.child("$ref").value()).split("#", 2);
    Node found = root(parts[0].isEmpty() ? node.file() : parts[0]);
    for (String part : parts[1].substring(1).split("/", -1)) {
      found = found.child(part.replace("~1", "/").replace("~0", "~"));
    }
    return follow(found);
  }

  private Node root(String file) {
    return new Node(file, "", loaded.computeIfAbsent(file, OpenApiFiles::load));
  }

  private static Map<?, ?> load(String file) {
    return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(read(file));
  }
}
