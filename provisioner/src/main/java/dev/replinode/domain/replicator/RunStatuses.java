package dev.replinode.domain.replicator;

import dev.replinode.domain.storage.ObjectStore;
import java.util.Optional;

/** Reads status objects out of a destination bucket. */
public interface RunStatuses {
  /** Where the tool and the script keep what is theirs in a destination bucket. */
  String FOLDER = ".replinode/";

  /** Where the runs are. */
  String RUNS = FOLDER + "runs/";

  /** The status of one run, or nothing while it has written none. */
  Optional<RunStatus> read(ObjectStore store, String bucket, String runId);

  /** The status of the newest run whose id begins with {@code runId}: that run or a later pass. */
  Optional<RunStatus> newest(ObjectStore store, String bucket, String runId);
}
