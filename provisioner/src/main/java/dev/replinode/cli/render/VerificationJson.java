package dev.replinode.cli.render;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.replicator.Leftover;
import dev.replinode.domain.storage.ComparisonOptions.Level;
import dev.replinode.domain.storage.ComparisonResult;
import dev.replinode.domain.storage.Finding;
import dev.replinode.domain.storage.Mismatch;
import dev.replinode.domain.storage.ObjectSummary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What verify found, as JSON. */
public final class VerificationJson {
  private static final Gson LINES = new GsonBuilder().disableHtmlEscaping().create();

  private VerificationJson() {}

  /** The document; only what is known by now is in it. */
  public static JsonObject of(
      Level level,
      Optional<BucketPair> pair,
      Optional<ComparisonResult> result,
      List<Finding> differences,
      List<Finding> unread,
      List<Leftover> left) {
    JsonObject json = result.map(ComparisonJson::of).orElseGet(JsonObject::new);
    json.addProperty("level", level.name().toLowerCase(Locale.ROOT));
    pair.ifPresent(
        known -> {
          json.addProperty("sourceBucket", known.source().toString());
          json.addProperty("destBucket", known.dest().toString());
        });
    result.ifPresent(known -> complete(json, known, differences));
    result.ifPresent(known -> limit(json, known, unread));
    if (!left.isEmpty()) {
      JsonArray names = new JsonArray();
      left.forEach(one -> names.add(OutcomeJson.leftover(one)));
      json.add("left", names);
    }
    return json;
  }

  private static void complete(
      JsonObject json, ComparisonResult result, List<Finding> differences) {
    JsonArray detailed = new JsonArray();
    differences.forEach(finding -> detailed.add(difference(finding)));
    json.add("differences", detailed);
    JsonObject counts = new JsonObject();
    result.counts().forEach((kind, count) -> counts.addProperty(kind.word(), count));
    json.add("counts", counts);
    long omitted = result.countedDifferences() - differences.size();
    if (omitted > 0) {
      json.addProperty("differencesOmitted", omitted);
    }
  }

  /** What was not compared. */
  private static void limit(JsonObject json, ComparisonResult result, List<Finding> unread) {
    if (result.aclsUnread() > 0) {
      json.addProperty("aclsUnread", result.aclsUnread());
    }
    if (result.objectsUnread() > 0) {
      json.addProperty("objectsUnread", result.objectsUnread());
      JsonArray named = new JsonArray();
      unread.forEach(finding -> named.add(difference(finding)));
      json.add("unread", named);
    }
  }

  /** One object on one line. */
  public static String line(Finding finding) {
    JsonObject json = difference(finding);
    finding.tier().ifPresent(tier -> json.addProperty("tier", tier.word()));
    finding.source().ifPresent(object -> json.add("source", object(object)));
    finding.dest().ifPresent(object -> json.add("dest", object(object)));
    return LINES.toJson(json);
  }

  private static JsonObject difference(Finding finding) {
    JsonObject json = new JsonObject();
    json.addProperty("key", finding.key());
    finding.kind().ifPresent(kind -> json.addProperty("kind", kind.word()));
    finding.unread().ifPresent(why -> json.addProperty("unread", why));
    if (finding.changing()) {
      json.addProperty("changing", true);
    }
    if (!finding.mismatches().isEmpty()) {
      JsonArray mismatches = new JsonArray();
      finding.mismatches().forEach(mismatch -> mismatches.add(mismatch(mismatch)));
      json.add("mismatches", mismatches);
    }
    return json;
  }

  private static JsonObject mismatch(Mismatch mismatch) {
    JsonObject json = new JsonObject();
    json.addProperty("name", mismatch.name());
    mismatch.source().ifPresent(value -> json.addProperty("source", value));
    mismatch.dest().ifPresent(value -> json.addProperty("dest", value));
    return json;
  }

  private static JsonObject object(ObjectSummary object) {
    JsonObject json = new JsonObject();
    json.addProperty("size", object.size());
    json.addProperty("etag", object.etag());
    json.addProperty("lastModified", object.lastModified().toString());
    return json;
  }
}
