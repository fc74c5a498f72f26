package dev.replinode.fake;

import dev.replinode.domain.publish.FolderScript;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.publish.PlanOptions;
import dev.replinode.domain.publish.ScriptContent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Scripts of folders and accounts that tests of publishing begin with. */
public final class ScriptSamples {
  /** Neither strict nor pruning, all labels. */
  public static final PlanOptions PLAIN = new PlanOptions(false, false, Set.of());

  /** Lists are renewed. */
  public static final PlanOptions STRICT = new PlanOptions(true, false, Set.of());

  /** Orphans are removed. */
  public static final PlanOptions PRUNE = new PlanOptions(false, true, Set.of());

  private ScriptSamples() {}

  /** A private script that follows nothing. */
  public static Manifest manifest(String label) {
    return new Manifest(
        label,
        "About " + label,
        List.of("linode/debian12"),
        false,
        "#!/bin/bash\n# <UDF name=\"A\" label=\"a\" />\necho " + label + "\n",
        Map.of());
  }

  /** The same, with a list of the given options that follows the platform's regions. */
  public static Manifest following(String label, String options) {
    return new Manifest(
        label,
        "",
        List.of("linode/debian12"),
        false,
        "#!/bin/bash\n# <UDF name=\"R\" label=\"r\" oneOf=\"" + options + "\" />\necho $R\n",
        Map.of("R", Manifest.REGIONS));
  }

  /** The same manifest with another text. */
  public static Manifest withScript(Manifest manifest, String script) {
    return new Manifest(
        manifest.label(),
        manifest.description(),
        manifest.images(),
        manifest.isPublic(),
        script,
        manifest.followed());
  }

  /** The same manifest with other images. */
  public static Manifest withImages(Manifest manifest, String... images) {
    return new Manifest(
        manifest.label(),
        manifest.description(),
        List.of(images),
        manifest.isPublic(),
        manifest.script(),
        manifest.followed());
  }

  /** The same manifest with another description. */
  public static Manifest withDescription(Manifest manifest, String description) {
    return new Manifest(
        manifest.label(),
        description,
        manifest.images(),
        manifest.isPublic(),
        manifest.script(),
        manifest.followed());
  }

  /** The same manifest for everybody. */
  public static Manifest asPublic(Manifest manifest) {
    return new Manifest(
        manifest.label(),
        manifest.description(),
        manifest.images(),
        true,
        manifest.script(),
        manifest.followed());
  }

  /** What the account holds after a manifest was published as its author wrote it. */
  public static ScriptContent content(Manifest manifest) {
    return manifest.content(Map.of());
  }

  /** A folder of these manifests. */
  public static List<FolderScript> folder(Manifest... manifests) {
    return List.of(manifests).stream().map(ScriptSamples::inFolder).toList();
  }

  /** A folder of that many scripts, {@code script-00} and so on. */
  public static List<FolderScript> folder(int size) {
    return IntStream.range(0, size)
        .mapToObj(number -> inFolder(manifest(String.format("script-%02d", number))))
        .toList();
  }

  /** A script in the folder of its label. */
  public static FolderScript inFolder(Manifest manifest) {
    return new FolderScript(
        manifest.label() + "/manifest.yaml", manifest.label() + "/script.sh", manifest);
  }
}
