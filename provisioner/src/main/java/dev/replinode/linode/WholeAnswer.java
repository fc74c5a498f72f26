package dev.replinode.linode;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Reads an answer to its end before anybody sees it, so that one that breaks off is a failed
 * request, which may be repeated, and not half a document.
 */
final class WholeAnswer implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    try (Response response = chain.proceed(chain.request())) {
      ResponseBody body = response.body();
      return response
          .newBuilder()
          .body(ResponseBody.create(body.bytes(), body.contentType()))
          .build();
    }
  }
}
