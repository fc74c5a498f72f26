package dev.replinode.fake;

import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.publish.ScriptContent;
import dev.replinode.domain.publish.StackScripts;
import dev.replinode.stackscript.UserDefinedField;
import dev.replinode.stackscript.UserDefinedFields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The account's StackScripts; labels are not unique, as on the platform. */
public final class FakeScripts implements StackScripts {
  private final Calls calls;
  private final Map<Long, PublishedScript> scripts = new TreeMap<>();
  private Function<String, List<UserDefinedField>> parser = UserDefinedFields::read;
  private long nextId = 1001;

  FakeScripts(Calls calls) {
    this.calls = calls;
  }

  /** Puts a script there, as another tool or another command would. */
  public PublishedScript add(long id, ScriptContent content) {
    scripts.put(id, new PublishedScript(id, content, parser.apply(content.script())));
    return scripts.get(id);
  }

  /** The platform reads fields out of scripts in this way. */
  public void parser(Function<String, List<UserDefinedField>> other) {
    parser = other;
  }

  /** What is there. */
  public List<PublishedScript> all() {
    return List.copyOf(scripts.values());
  }

  @Override
  public List<PublishedScript> findOwn(String label) {
    return calls.make(
        "scripts.findOwn",
        label,
        () -> all().stream().filter(s -> s.content().label().equals(label)).toList());
  }

  @Override
  public PublishedScript create(ScriptContent content) {
    return calls.make("scripts.create", content.label(), () -> add(nextId++, content));
  }

  @Override
  public PublishedScript update(long id, ScriptContent content) {
    return calls.make("scripts.update", id, () -> add(id, content));
  }

  @Override
  public void delete(long id) {
    calls.make("scripts.delete", id, () -> scripts.remove(id));
  }
}
