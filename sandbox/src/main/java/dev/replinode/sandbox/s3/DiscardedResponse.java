package dev.replinode.sandbox.s3;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;

/** Takes an answer that nobody shall get, and remembers its status. */
final class DiscardedResponse extends SpoiltResponse {
  private int status = SC_OK;

  DiscardedResponse(HttpServletResponse real) {
    super(real, new Nowhere());
  }

  @Override
  public void setStatus(int value) {
    status = value;
  }

  @Override
  public void sendError(int value) {
    status = value;
  }

  @Override
  public void sendError(int value, String message) {
    status = value;
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public void setHeader(String name, String value) {}

  @Override
  public void addHeader(String name, String value) {}

  @Override
  public void setDateHeader(String name, long value) {}

  @Override
  public void addDateHeader(String name, long value) {}

  @Override
  public void setIntHeader(String name, int value) {}

  @Override
  public void setContentType(String type) {}

  @Override
  public void setContentLength(int length) {}

  @Override
  public void setContentLengthLong(long length) {}

  @Override
  public void setCharacterEncoding(String encoding) {}

  @Override
  public void flushBuffer() {}

  private static final class Nowhere extends ServletOutputStream {
    @Override
    public void write(int value) {}

    @Override
    public void write(byte[] bytes, int offset, int count) {}

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("answers are written by one thread");
    }
  }
}
