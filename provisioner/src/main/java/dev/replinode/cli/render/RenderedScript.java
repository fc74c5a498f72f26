package dev.replinode.cli.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.domain.publish.RevisionNote;
import dev.replinode.domain.publish.ScriptContent;
import dev.replinode.stackscript.UserDefinedFields;
import java.util.TreeSet;

/**
 * A script as it would be sent.
 *
 * @param content what the account would hold
 * @param note what its newest revision would say
 */
public record RenderedScript(ScriptContent content, RevisionNote note) {
  /** All that would be sent, and the fields that the platform will read out of it. */
  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("label", content.label());
    JsonArray images = new JsonArray();
    new TreeSet<>(content.images()).forEach(images::add);
    json.add("images", images);
    json.addProperty("description", content.description());
    json.addProperty("isPublic", content.isPublic());
    json.addProperty("revisionNote", note.text());
    json.addProperty("script", content.script());
    json.add("fields", LintJson.fields(UserDefinedFields.read(content.script())));
    return json;
  }
}
