package dev.replinode.linode;

import dev.replinode.api.StackScriptsApi;
import dev.replinode.api.client.ApiClient;
import dev.replinode.api.model.StackScript;
import dev.replinode.api.model.StackScriptCreate;
import dev.replinode.api.model.StackScriptPage;
import dev.replinode.api.model.StackScriptUpdate;
import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.publish.ScriptContent;
import dev.replinode.domain.publish.StackScripts;
import dev.replinode.stackscript.UserDefinedField;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The account's own StackScripts; thousands of public ones are never asked for. */
final class LinodeStackScripts implements StackScripts {
  private final StackScriptsApi scripts;

  LinodeStackScripts(ApiClient client) {
    scripts = new StackScriptsApi(client);
  }

  @Override
  public List<PublishedScript> findOwn(String label) {
    String filter = new Filter().is("mine", true).is("label", label).toString();
    return Pages.all(
            "StackScript " + label,
            number -> scripts.listStackScripts(number, Pages.SIZE, filter),
            StackScriptPage::getData,
            StackScriptPage::getPages)
        .stream()
        .filter(script -> label.equals(script.getLabel()))
        .map(LinodeStackScripts::published)
        .sorted(Comparator.comparingLong(PublishedScript::id))
        .toList();
  }

  @Override
  public PublishedScript create(ScriptContent content) {
    StackScriptCreate request =
        new StackScriptCreate()
            .label(content.label())
            .description(content.description())
            .images(sorted(content.images()))
            .isPublic(content.isPublic())
            .script(content.script())
            .revNote(content.revisionNote());
    return published(
        ApiCall.create(
            "publishing StackScript " + content.label(),
            () -> scripts.createStackScript(request),
            StackScript::getId));
  }

  @Override
  public PublishedScript update(long id, ScriptContent content) {
    StackScriptUpdate request =
        new StackScriptUpdate()
            .label(content.label())
            .description(content.description())
            .images(sorted(content.images()))
            .isPublic(content.isPublic())
            .script(content.script())
            .revNote(content.revisionNote());
    return published(
        ApiCall.send("updating StackScript " + id, () -> scripts.updateStackScript(id, request)));
  }

  @Override
  public void delete(long id) {
    ApiCall.remove("StackScript " + id, () -> scripts.deleteStackScript(id));
  }

  private static List<String> sorted(Set<String> images) {
    return images.stream().sorted().toList();
  }

  /** Retired images come back as {@code null} entries. */
  private static PublishedScript published(StackScript script) {
    Set<String> images =
        script.getImages() == null
            ? Set.of()
            : script.getImages().stream().filter(Objects::nonNull).collect(Collectors.toSet());
    List<Map<String, String>> fields =
        script.getUserDefinedFields() == null ? List.of() : script.getUserDefinedFields();
    return new PublishedScript(
        script.getId(),
        new ScriptContent(
            script.getLabel(),
            Objects.requireNonNullElse(script.getDescription(), ""),
            images,
            Boolean.TRUE.equals(script.isIsPublic()),
            Objects.requireNonNullElse(script.getScript(), "")),
        fields.stream().map(UserDefinedField::new).toList());
  }
}
