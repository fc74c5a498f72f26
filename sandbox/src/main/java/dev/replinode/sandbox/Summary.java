package dev.replinode.sandbox;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Endpoint;
import dev.replinode.sandbox.state.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody needs to use the sandbox.
 *
 * @param apiUrl address of the API, without a version
 * @param caFile the certificate to trust, PEM, when the API is served over TLS
 * @param credentials what opens everything
 * @param endpoints the Object Storage endpoints with their S3 addresses
 * @param dataDir where everything is kept
 */
record Summary(
    String apiUrl,
    Optional<Path> caFile,
    Credentials credentials,
    Map<Endpoint, String> endpoints,
    Path dataDir) {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  String toJson() {
    List<JsonObject> regions =
        endpoints.entrySet().stream()
            .map(
                entry ->
                    Json.fields()
                        .put("id", entry.getKey().id())
                        .put("computeRegion", entry.getKey().region())
                        .put("s3Endpoint", entry.getValue())
                        .json())
            .toList();
    JsonObject document =
        Json.fields()
            .put("apiUrl", apiUrl)
            .put("token", credentials.token())
            .put("accessKey", credentials.accessKey())
            .put("secretKey", credentials.secretKey())
            .put("regions", regions)
            .put("dataDir", dataDir.toString())
            .json();
    caFile.ifPresent(file -> document.addProperty("caFile", file.toString()));
    return GSON.toJson(document);
  }

  String toText() {
    StringBuilder text = new StringBuilder();
    text.append("The sandbox is running. Stop it with Ctrl-C.\n\n");
    text.append("  export LINODE_URL=").append(apiUrl).append('\n');
    caFile.ifPresent(file -> text.append("  export LINODE_CA=").append(file).append('\n'));
    text.append("  export LINODE_TOKEN=").append(credentials.token()).append('\n');
    text.append("  export AWS_ACCESS_KEY_ID=").append(credentials.accessKey()).append('\n');
    text.append("  export AWS_SECRET_ACCESS_KEY=").append(credentials.secretKey()).append('\n');
    text.append("\nTo look at it: ").append(apiUrl).append("/?token=").append(credentials.token());
    text.append("\n\nObject Storage (path-style addresses):\n");
    endpoints.forEach(
        (endpoint, url) ->
            text.append(
                String.format("  %-16s %-14s %s%n", endpoint.id(), endpoint.region(), url)));
    text.append("\nData: ").append(dataDir);
    return text.toString();
  }

  /** The address alone: the rest are secrets. */
  @Override
  public String toString() {
    return "Summary[" + apiUrl + "]";
  }
}
