package dev.replinode.stackscript.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the other StackScripts that a script has put in by {@code <ssinclude StackScriptID=…>}. */
public final class Includes {
  /**
   * Scripts of Linode's own that its Marketplace apps put in, and what those apps call them. Seen
   * in the published sources of the apps; the platform's guide names id 1.
   */
  private static final Map<Long, String> OF_LINODE =
      Map.of(
          1L, "Bash library",
          401_697L, "WordPress app",
          401_711L, "LinuxGSM helpers",
          401_712L, "One-click app helpers",
          595_742L, "cPanel app",
          607_433L, "Docker app",
          632_759L, "DNS and API functions",
          662_116L, "Webmin and Virtualmin app",
          666_912L, "New Linode setup");

  private Includes() {}

  /**
   * Every include with a readable id, in order, those in comments too: the platform puts them in
   * all the same. Never throws; takes time linear in the length.
   */
  public static List<Include> of(String script) {
    Lines lines = new Lines(script);
    List<Include> includes = new ArrayList<>();
    for (IncludeTag tag : IncludeTag.all(script)) {
      int line = lines.lineAt(tag.start());
      int column = tag.start() - lines.start(line) + 1;
      tag.number()
          .ifPresent(id -> includes.add(new Include(id, line, column, tag.end() - tag.start())));
    }
    return List.copyOf(includes);
  }

  /** Whether the id is one of the scripts that Linode's own apps put in; no request is made. */
  public static boolean isOfLinode(long id) {
    return OF_LINODE.containsKey(id);
  }
}
