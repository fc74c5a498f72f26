package dev.replinode.reliability;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.reliability.SmallAccount.Kind;
import dev.replinode.reliability.Wire.Answer;
import dev.replinode.stackscript.UserDefinedFields;
import java.util.List;
import java.util.Map;

/** What changes the account. Labels of instances and firewalls are unique, others are not. */
final class SmallChanges {
  private final SmallAccount account;

  SmallChanges(SmallAccount account) {
    this.account = account;
  }

  Answer post(String path, JsonObject body) {
    return switch (path) {
      case "/linode/stackscripts" -> script(body);
      case "/object-storage/keys" -> key(body);
      case "/networking/firewalls" -> firewall(body);
      case "/linode/instances" -> instance(body);
      default -> throw new AssertionError("nothing is made there");
    };
  }

  Answer put(String path, JsonObject body) {
    if (!path.matches("/linode/instances/\\d+")
        || !body.keySet().equals(java.util.Set.of("tags"))) {
      throw new AssertionError("nothing is changed there: " + body);
    }
    if (account.isRestricted()) {
      return error(403, "Unauthorized");
    }
    long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    return account
        .find(Kind.INSTANCE, id)
        .map(
            instance -> {
              instance.add("tags", body.get("tags"));
              return ok(instance);
            })
        .orElseGet(() -> error(404, "Not found"));
  }

  private Answer script(JsonObject body) {
    JsonObject script = body.deepCopy();
    script.addProperty("mine", true);
    JsonArray fields = new JsonArray();
    UserDefinedFields.read(body.get("script").getAsString())
        .forEach(field -> fields.add(SmallAccount.json(field.attributes())));
    script.add("user_defined_fields", fields);
    return ok(account.put(Kind.SCRIPT, script));
  }

  private Answer key(JsonObject body) {
    if (!body.get("label").getAsString().matches(".{3,50}")) {
      return error(400, "Length must be 3-50 characters");
    }
    JsonObject key = account.put(Kind.KEY, body.deepCopy());
    String accessKey = "ACCESS" + key.get("id").getAsLong();
    key.addProperty("access_key", accessKey);
    key.addProperty("secret_key", account.secretOf(accessKey));
    return ok(key);
  }

  private Answer firewall(JsonObject body) {
    if (!body.get("label").getAsString().matches("[a-zA-Z0-9._-]{3,32}")) {
      return error(400, "Length must be 3-32 characters");
    }
    if (isTaken(Kind.FIREWALL, body)) {
      return error(400, "Label must be unique among your Cloud Firewalls");
    }
    if (account.isRestricted() && body.has("tags")) {
      return error(403, "Unauthorized");
    }
    JsonObject firewall = body.deepCopy();
    firewall.addProperty("status", "enabled");
    firewall.add("entities", new JsonArray());
    return ok(account.put(Kind.FIREWALL, firewall));
  }

  private Answer instance(JsonObject body) {
    account.secret(body.get("root_pass").getAsString());
    if (isTaken(Kind.INSTANCE, body)) {
      return error(400, "Label must be unique among your linodes");
    }
    if (account.isRestricted() && body.has("tags")) {
      return error(403, "Unauthorized");
    }
    JsonObject firewall = account.find(Kind.FIREWALL, id(body, "firewall_id")).orElse(null);
    if (firewall == null || account.find(Kind.SCRIPT, id(body, "stackscript_id")).isEmpty()) {
      return error(400, "firewall or StackScript not found");
    }
    JsonObject instance = new JsonObject();
    for (String field : List.of("label", "region", "type", "image")) {
      instance.add(field, body.get(field));
    }
    instance.add("tags", body.has("tags") ? body.get("tags") : new JsonArray());
    instance.addProperty("status", "provisioning");
    JsonObject made = account.put(Kind.INSTANCE, instance);
    long id = made.get("id").getAsLong();
    firewall.getAsJsonArray("entities").add(entity(id));
    account.deploy(id, body.getAsJsonObject("stackscript_data"));
    Answer answer = ok(made);
    boot(made);
    return answer;
  }

  private void boot(JsonObject instance) {
    for (String action : List.of("linode_create", "linode_boot")) {
      JsonObject event = SmallAccount.json(Map.of("action", action, "status", "finished"));
      event.add("entity", entity(instance.get("id").getAsLong()));
      account.put(Kind.EVENT, event);
    }
    instance.addProperty("status", "running");
  }

  private static JsonElement entity(long instance) {
    return SmallAccount.json(Map.of("type", "linode", "id", instance));
  }

  private static long id(JsonObject body, String field) {
    return body.has(field) ? body.get(field).getAsLong() : 0;
  }

  private boolean isTaken(Kind kind, JsonObject body) {
    return account.all(kind).stream().anyMatch(one -> one.get("label").equals(body.get("label")));
  }

  static Answer ok(JsonObject json) {
    return new Answer(200, "application/json", Map.of(), json.toString());
  }

  static Answer error(int status, String reason) {
    JsonArray errors = new JsonArray();
    errors.add(SmallAccount.json(Map.of("reason", reason)));
    JsonObject body = new JsonObject();
    body.add("errors", errors);
    return new Answer(status, "application/json", Map.of(), body.toString());
  }
}
