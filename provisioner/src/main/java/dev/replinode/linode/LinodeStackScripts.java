package dev.replinode.linode;

import dev.replinode.api.StackScriptsApi;
import dev.replinode.api.client.ApiClient;
import dev.replinode.api.model.StackScriptCreate;
import dev.replinode.api.model.StackScriptPage;
import dev.replinode.api.model.StackScriptUpdate;
import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.publish.RevisionNote;
import dev.replinode.domain.publish.ScriptContent;
import dev.replinode.domain.publish.StackScripts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The account's own StackScripts; thousands of public ones are never asked for. */
final class LinodeStackScripts implements StackScripts {
  private final StackScriptsApi scripts;

  LinodeStackScripts(ApiClient client) {
    scripts = new StackScriptsApi(client);
  }

  @Override
  public List<PublishedScript> findOwn(String label) {
    return list("StackScript " + label, new Filter().is("mine", true).is("label", label)).stream()
        .filter(script -> label.equals(script.content().label()))
        .toList();
  }

  @Override
  public List<PublishedScript> allOwn() {
    return list("StackScripts", new Filter().is("mine", true));
  }

  /** By id, each once: what is made or removed while pages are read shifts the others. */
  private List<PublishedScript> list(String what, Filter filter) {
    String header = filter.toString();
    Map<Long, PublishedScript> byId = new TreeMap<>();
    Pages.all(
            what,
            number -> scripts.listStackScripts(number, Pages.SIZE, header),
            StackScriptPage::getData,
            StackScriptPage::getPages)
        .stream()
        .filter(StackScriptAnswer::isUsable)
        .map(StackScriptAnswer::published)
        .forEach(script -> byId.put(script.id(), script));
    return List.copyOf(byId.values());
  }

  @Override
  public Optional<PublishedScript> find(long id) {
    return ApiCall.find("StackScript " + id, () -> scripts.getStackScript(id))
        .filter(StackScriptAnswer::isUsable)
        .map(StackScriptAnswer::published);
  }

  @Override
  public PublishedScript create(ScriptContent content, RevisionNote note) {
    StackScriptCreate request =
        new StackScriptCreate()
            .label(content.label())
            .description(content.description())
            .images(sorted(content.images()))
            .isPublic(content.isPublic())
            .script(content.script())
            .revNote(note.text());
    return StackScriptAnswer.published(
        ApiCall.create(
            "publishing StackScript " + content.label(),
            () -> scripts.createStackScript(request),
            StackScriptAnswer::usableId));
  }

  @Override
  public PublishedScript update(long id, ScriptContent content, RevisionNote note) {
    StackScriptUpdate request =
        new StackScriptUpdate()
            .label(content.label())
            .description(content.description())
            .images(sorted(content.images()))
            .isPublic(content.isPublic())
            .script(content.script())
            .revNote(note.text());
    return StackScriptAnswer.published(
        ApiCall.update(
            "updating StackScript " + id + " (" + content.label() + ")",
            () -> scripts.updateStackScript(id, request),
            StackScriptAnswer::usableId));
  }

  @Override
  public void delete(long id) {
    ApiCall.remove("StackScript " + id, () -> scripts.deleteStackScript(id));
  }

  private static List<String> sorted(Set<String> images) {
    return images.stream().sorted().toList();
  }
}
