package dev.replinode.domain.replicator;

import dev.replinode.domain.storage.ObjectStore;
import java.util.List;
import java.util.Optional;

/** Reads status objects out of a destination bucket. */
public interface RunStatuses {
  /** Where the tool and the script keep what is theirs in a destination bucket. */
  String FOLDER = ".replinode/";

  /** Where the runs are. */
  String RUNS = FOLDER + "runs/";

  /** The status of one run, or nothing while it has written none. */
  Optional<RunStatus> read(ObjectStore store, String bucket, String runId);

  /**
   * The status of the newest run whose id begins with {@code runId}: that run or a later pass; of
   * any run when {@code runId} is empty.
   */
  default Optional<RunStatus> newest(ObjectStore store, String bucket, String runId) {
    return recent(store, bucket, runId, 1).stream().findFirst();
  }

  /** The statuses of that run and its later passes, the newest first, at most {@code most}. */
  List<RunStatus> recent(ObjectStore store, String bucket, String runId, int most);
}
