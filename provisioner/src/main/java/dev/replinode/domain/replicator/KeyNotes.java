package dev.replinode.domain.replicator;

/** Remembers a key for as long as it may exist, so that another process can remove it. */
public interface KeyNotes {
  /** Remembers nothing. */
  KeyNotes NONE =
      new KeyNotes() {
        @Override
        public void before(String label) {}

        @Override
        public void gone(String label) {}
      };

  /** A key of that label, which nobody else uses, is about to be minted. */
  void before(String label);

  /** No key of that label is there any more. */
  void gone(String label);
}
