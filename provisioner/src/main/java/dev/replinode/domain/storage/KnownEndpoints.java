package dev.replinode.domain.storage;

import java.util.List;

/**
 * The endpoints that are known without asking the API.
 *
 * <p>{@link #GUIDE} are the 18 ids that the guide "Replicate Data from One Object Storage Bucket to
 * Another" offers as {@code SRC_REGION}, in its order, with the types that {@code GET
 * /v4/object-storage/endpoints} gives them. {@link #NEWER} are those that the same operation has
 * been seen to list besides; here the host follows no rule, {@code de-fra-2} has {@code de-fra-1}.
 */
final class KnownEndpoints {
  static final List<Endpoint> GUIDE =
      List.of(
          known("nl-ams", "E1", "nl-ams-1"),
          known("us-southeast", "E0", "us-southeast-1"),
          known("in-maa", "E1", "in-maa-1"),
          known("us-ord", "E1", "us-ord-1"),
          known("eu-central", "E0", "eu-central-1"),
          known("id-cgk", "E1", "id-cgk-1"),
          known("us-lax", "E1", "us-lax-1"),
          known("es-mad", "E1", "es-mad-1"),
          known("us-mia", "E1", "us-mia-1"),
          known("it-mil", "E1", "it-mil-1"),
          known("us-east", "E0", "us-east-1"),
          known("jp-osa", "E1", "jp-osa-1"),
          known("fr-par", "E1", "fr-par-1"),
          known("br-gru", "E1", "br-gru-1"),
          known("us-sea", "E1", "us-sea-1"),
          known("ap-south", "E0", "ap-south-1"),
          known("se-sto", "E1", "se-sto-1"),
          known("us-iad", "E1", "us-iad-1"));

  static final List<Endpoint> NEWER =
      List.of(
          known("us-ord", "E3", "us-ord-10"),
          known("us-lax", "E3", "us-lax-4"),
          known("au-mel", "E2", "au-mel-1"),
          known("gb-lon", "E3", "gb-lon-1"),
          known("de-fra-2", "E3", "de-fra-1"),
          known("jp-tyo-3", "E3", "jp-tyo-1"),
          known("sg-sin-2", "E3", "sg-sin-1"));

  private KnownEndpoints() {}

  private static Endpoint known(String computeRegion, String type, String id) {
    return Endpoint.of(computeRegion, type, id + ".linodeobjects.com");
  }
}
