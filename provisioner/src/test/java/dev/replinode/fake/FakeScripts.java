package dev.replinode.fake;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.publish.RevisionNote;
import dev.replinode.domain.publish.ScriptContent;
import dev.replinode.domain.publish.StackScripts;
import dev.replinode.domain.publish.Usage;
import dev.replinode.stackscript.UserDefinedField;
import dev.replinode.stackscript.UserDefinedFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The account's StackScripts, and those of others that it may read; labels are not unique, a public
 * script is not made private and not removed, as on the platform. May be used by several threads.
 */
public final class FakeScripts implements StackScripts {
  private final Calls calls;
  private final Map<Long, PublishedScript> scripts = new TreeMap<>();
  private final Map<Long, PublishedScript> ofOthers = new HashMap<>();
  private Function<String, List<UserDefinedField>> parser = UserDefinedFields::read;
  private long nextId = 1001;

  FakeScripts(Calls calls) {
    this.calls = calls;
  }

  /** Puts a script there, as another tool or another command would. */
  public PublishedScript add(long id, ScriptContent content) {
    return add(id, content, Usage.NONE);
  }

  /** Puts a script there whose history is known. */
  public synchronized PublishedScript add(long id, ScriptContent content, Usage usage) {
    scripts.put(id, new PublishedScript(id, content, parser.apply(content.script()), usage));
    return scripts.get(id);
  }

  /** Puts a script there that this tool published and nobody deployed. */
  public PublishedScript addOurs(long id, ScriptContent content) {
    return add(id, content, noted(RevisionNote.of(content, Optional.empty())));
  }

  /** Somebody else's script that this account may read. */
  public synchronized void addOfOthers(long id, ScriptContent content) {
    ofOthers.put(id, new PublishedScript(id, content, parser.apply(content.script())));
  }

  /** The platform reads fields out of scripts in this way. */
  public synchronized void parser(Function<String, List<UserDefinedField>> other) {
    parser = other;
  }

  /** What is there, lowest id first. */
  public synchronized List<PublishedScript> all() {
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
  public List<PublishedScript> allOwn() {
    return calls.make("scripts.allOwn", "", this::all);
  }

  @Override
  public Optional<PublishedScript> find(long id) {
    return calls.make("scripts.find", id, () -> read(id));
  }

  private synchronized Optional<PublishedScript> read(long id) {
    return Optional.ofNullable(scripts.getOrDefault(id, ofOthers.get(id)));
  }

  @Override
  public PublishedScript create(ScriptContent content, RevisionNote note) {
    return calls.make("scripts.create", content.label(), () -> made(content, note));
  }

  private synchronized PublishedScript made(ScriptContent content, RevisionNote note) {
    return add(nextId++, content, noted(note));
  }

  @Override
  public PublishedScript update(long id, ScriptContent content, RevisionNote note) {
    return calls.make("scripts.update", id, () -> changed(id, content, note));
  }

  private synchronized PublishedScript changed(long id, ScriptContent content, RevisionNote note) {
    PublishedScript known = scripts.get(id);
    if (known == null) {
      throw ReplinodeException.refused("updating StackScript " + id, "Not found");
    }
    if (known.content().isPublic() && !content.isPublic()) {
      throw ReplinodeException.refused("updating StackScript " + id, "is_public: it stays public");
    }
    Usage before = known.usage();
    return add(
        id,
        content,
        new Usage(
            before.activeDeployments(), before.totalDeployments(), before.updated(), note.text()));
  }

  @Override
  public void delete(long id) {
    calls.make("scripts.delete", id, () -> removed(id));
  }

  private synchronized boolean removed(long id) {
    PublishedScript known = scripts.get(id);
    if (known != null && known.content().isPublic()) {
      throw ReplinodeException.refused("StackScript " + id, "a public script stays");
    }
    return scripts.remove(id) != null;
  }

  private static Usage noted(RevisionNote note) {
    return new Usage(0, 0, Optional.empty(), note.text());
  }
}
