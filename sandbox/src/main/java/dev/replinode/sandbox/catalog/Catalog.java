package dev.replinode.sandbox.catalog;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.sandbox.state.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The platform's offers as the sandbox knows them. Documents have the API's own shape, less what
 * changes with time (a region's status).
 */
public final class Catalog {
  private final List<JsonObject> regions = read("regions.json");
  private final List<JsonObject> types = read("types.json");
  private final List<JsonObject> images = read("images.json");
  private final List<JsonObject> kernels = read("kernels.json");
  private final List<JsonObject> objectStorageTypes = read("object-storage-types.json");
  private final List<JsonObject> transferPrices = read("network-transfer-prices.json");
  private final List<JsonObject> maintenancePolicies = read("maintenance-policies.json");
  private final List<JsonObject> longviewSubscriptions = read("longview-subscriptions.json");
  private final List<JsonObject> endpointRows = read("endpoints.json");
  private final List<Endpoint> endpoints =
      endpointRows.stream().filter(row -> row.has("id")).map(Catalog::endpoint).toList();

  /** Compute regions: id, label, country, site type, capabilities and what is monitored. */
  public List<JsonObject> regions() {
    return regions;
  }

  /** Instance types with their prices, regional ones included. */
  public List<JsonObject> types() {
    return types;
  }

  /** Public images. */
  public List<JsonObject> images() {
    return images;
  }

  /** Kernels. */
  public List<JsonObject> kernels() {
    return kernels;
  }

  /** Prices of Object Storage. */
  public List<JsonObject> objectStorageTypes() {
    return objectStorageTypes;
  }

  /** What a gigabyte of network traffic beyond the included one costs, as {@code hourly}. */
  public List<JsonObject> transferPrices() {
    return transferPrices;
  }

  /** What can become of an instance when its host is maintained, each with its {@code slug}. */
  public List<JsonObject> maintenancePolicies() {
    return maintenancePolicies;
  }

  /** Plans of Longview and their prices. */
  public List<JsonObject> longviewSubscriptions() {
    return longviewSubscriptions;
  }

  /** Endpoints that have a host, by region and id. */
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  /** Rows of the endpoint list: {@code region}, {@code type}, and {@code id} when it has a host. */
  public List<JsonObject> endpointRows() {
    return endpointRows;
  }

  /** The endpoint of that id. */
  public Optional<Endpoint> endpoint(String id) {
    return endpoints.stream().filter(endpoint -> endpoint.id().equals(id)).findFirst();
  }

  /** The endpoints of a compute region; empty when it has no Object Storage or is unknown. */
  public List<Endpoint> endpointsIn(String region) {
    return endpoints.stream().filter(endpoint -> endpoint.region().equals(region)).toList();
  }

  /** The document whose {@code id} is {@code id}. */
  public static Optional<JsonObject> find(List<JsonObject> documents, String id) {
    return documents.stream()
        .filter(document -> document.get("id").getAsString().equals(id))
        .findFirst();
  }

  private static Endpoint endpoint(JsonObject row) {
    return new Endpoint(
        row.get("id").getAsString(),
        row.get("region").getAsString(),
        row.get("type").getAsString(),
        Json.string(row, "cluster").orElse(""));
  }

  private static List<JsonObject> read(String name) {
    try (InputStream stream = Catalog.class.getResourceAsStream(name);
        Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      JsonArray documents = JsonParser.parseReader(reader).getAsJsonArray();
      return documents.asList().stream().map(JsonElement::getAsJsonObject).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the catalogue " + name + " cannot be read", e);
    }
  }
}
