package dev.replinode.sandbox.s3;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** An answer whose body goes through a stream that spoils it; status and headers are kept. */
class SpoiltResponse extends HttpServletResponseWrapper {
  private final ServletOutputStream stream;
  private PrintWriter writer;

  SpoiltResponse(HttpServletResponse real, ServletOutputStream stream) {
    super(real);
    this.stream = stream;
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return stream;
  }

  @Override
  public PrintWriter getWriter() {
    if (writer == null) {
      writer = new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
    return writer;
  }
}
