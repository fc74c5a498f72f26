package dev.replinode.linode;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Lets one Object Storage request at a time through: the platform wants no more in flight. Its
 * whole answer must be read further in.
 */
final class ObjectStorageTurn implements Interceptor {
  private final ReentrantLock turn = new ReentrantLock(true);

  @Override
  public Response intercept(Chain chain) throws IOException {
    if (!chain.request().url().encodedPath().contains("/object-storage/")) {
      return chain.proceed(chain.request());
    }
    turn.lock();
    try {
      return chain.proceed(chain.request());
    } finally {
      turn.unlock();
    }
  }
}
