package dev.replinode.domain.drill;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keeps reports in folders. */
public interface ReportFiles {
  /**
   * Writes the report and what it rests on, and its manifest last.
   *
   * @param previous the folder of the drill before this one
   * @return the report as written, with the hashes of its evidence
   * @throws dev.replinode.domain.ReplinodeException refused, when the folder holds another report
   */
  Report write(Path folder, Report report, List<Probe> probes, Optional<Path> previous);

  /**
   * The report of a folder, as it was written.
   *
   * @throws dev.replinode.domain.ReplinodeException usage, when there is none that can be read
   */
  Report read(Path folder);

  /** The text of report.json, as it was written. */
  String json(Path folder);

  /**
   * What is wrong with the folder: a changed byte, a number that does not follow; empty is good.
   */
  List<String> verify(Path folder);

  /** SHA-256 of the manifest: whoever keeps it elsewhere can prove the folder later. */
  String seal(Path folder);

  /** Refuses a folder that cannot take a report, before a drill is played for nothing. */
  void requireRoom(Path folder);
}
