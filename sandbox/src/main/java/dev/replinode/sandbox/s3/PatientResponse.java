package dev.replinode.sandbox.s3;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Hears a client out before it is refused: one that is still sending would see its connection end
 * and never the reason. Very long bodies are not waited for.
 */
final class PatientResponse extends HttpServletResponseWrapper {
  private static final long MOST_BYTES = 64L << 20;

  private final HttpServletRequest request;

  PatientResponse(HttpServletRequest request, HttpServletResponse response) {
    super(response);
    this.request = request;
  }

  @Override
  public void setStatus(int status) {
    if (status >= 400) {
      hearOut();
    }
    super.setStatus(status);
  }

  private void hearOut() {
    byte[] buffer = new byte[1 << 16];
    try {
      int count = 0;
      for (long read = 0; count >= 0 && read < MOST_BYTES; read += count) {
        count = request.getInputStream().read(buffer);
      }
    } catch (IOException e) {
      // The client is gone: there is nobody to be polite to.
    }
  }
}
