package dev.replinode.cli.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.domain.lint.FileReport;
import dev.replinode.domain.lint.LintReport;
import dev.replinode.stackscript.UserDefinedField;
import dev.replinode.stackscript.lint.Finding;
import dev.replinode.stackscript.lint.Rule;
import java.util.List;

/** What linting found, for programs. */
public final class LintJson {
  private LintJson() {}

  /** An entry a file; a field has the attributes that its tag has, exactly as read. */
  public static JsonArray of(LintReport report) {
    JsonArray files = new JsonArray();
    report.files().forEach(file -> files.add(file(file)));
    return files;
  }

  /** An entry a rule. */
  public static JsonArray of(List<Rule> rules) {
    JsonArray all = new JsonArray();
    for (Rule rule : rules) {
      JsonObject json = new JsonObject();
      json.addProperty("rule", rule.id());
      json.addProperty("severity", rule.severity().word());
      json.addProperty("refused", rule.isRefused());
      json.addProperty("summary", rule.summary());
      all.add(json);
    }
    return all;
  }

  private static JsonObject file(FileReport file) {
    JsonObject json = new JsonObject();
    json.addProperty("file", file.file());
    json.add("fields", fields(file.fields()));
    JsonArray findings = new JsonArray();
    file.findings().forEach(finding -> findings.add(finding(finding)));
    json.add("findings", findings);
    return json;
  }

  /** Fields with the attributes that their tags have, exactly as read. */
  static JsonArray fields(List<UserDefinedField> fields) {
    JsonArray json = new JsonArray();
    for (UserDefinedField field : fields) {
      JsonObject attributes = new JsonObject();
      field.attributes().forEach(attributes::addProperty);
      json.add(attributes);
    }
    return json;
  }

  private static JsonObject finding(Finding finding) {
    JsonObject json = new JsonObject();
    json.addProperty("severity", finding.severity().word());
    json.addProperty("rule", finding.rule());
    json.addProperty("line", finding.line());
    json.addProperty("column", finding.column());
    if (finding.length() > 0) {
      json.addProperty("length", finding.length());
    }
    json.addProperty("message", finding.message());
    if (!finding.remedy().isEmpty()) {
      json.addProperty("remedy", finding.remedy());
    }
    return json;
  }
}
