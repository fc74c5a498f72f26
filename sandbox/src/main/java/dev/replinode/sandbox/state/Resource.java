package dev.replinode.sandbox.state;

import com.google.gson.JsonObject;

/**
 * One thing in the account: the document that the API shows, and what it never shows (secrets,
 * deployment data). Both are changed in place, under the account's lock only.
 *
 * @param id unique among things of its kind
 * @param view the API's document, in its field order
 * @param hidden the rest
 */
public record Resource(int id, JsonObject view, JsonObject hidden) {

  /** A thing without hidden parts. */
  public Resource(int id, JsonObject view) {
    this(id, view, new JsonObject());
  }

  /** The field {@code label} of the view. */
  public String label() {
    return view.get("label").getAsString();
  }

  /** A string field of the view; an empty string when it is null or absent. */
  public String text(String field) {
    return Json.string(view, field).orElse("");
  }

  /** The id alone: views hold labels of users and hidden parts hold secrets. */
  @Override
  public String toString() {
    return "Resource[" + id + "]";
  }
}
