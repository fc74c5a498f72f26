package dev.replinode.domain.storage;

/** Looks up before each piece of a body: large objects take longer than a signal may wait. */
record HeedingReader<T>(BodyReader<T> reader, Runnable heed) implements BodyReader<T> {
  @Override
  public void take(byte[] buffer, int length) {
    heed.run();
    reader.take(buffer, length);
  }

  @Override
  public T result() {
    return reader.result();
  }
}
