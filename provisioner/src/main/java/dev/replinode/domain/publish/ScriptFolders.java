package dev.replinode.domain.publish;

import dev.replinode.domain.ReplinodeException;
import java.nio.file.Path;
import java.util.List;

/** Folders of scripts, each with its manifest. */
public interface ScriptFolders {
  /**
   * Every script below {@code folder}, by label.
   *
   * @throws ReplinodeException usage; its reasons name every mistake with its file, so that nothing
   *     is sent before all of them are known
   */
  List<FolderScript> read(Path folder);

  /** The scripts that come with the tool. */
  List<FolderScript> builtIn();
}
