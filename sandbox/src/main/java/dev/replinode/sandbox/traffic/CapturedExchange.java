package dev.replinode.sandbox.traffic;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * A call whose answer is held back, so that it can be looked at and spoilt before it is sent. Its
 * headers are those of the real call.
 */
final class CapturedExchange extends HttpExchange {
  private final HttpExchange real;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;
  private long length;

  CapturedExchange(HttpExchange real) {
    this.real = real;
  }

  /** The status that was answered; 0 when there was no answer. */
  int status() {
    return status;
  }

  /** What the headers say of the body's length; -1 for none. */
  long length() {
    return length;
  }

  byte[] body() {
    return body.toByteArray();
  }

  @Override
  public void sendResponseHeaders(int code, long responseLength) {
    status = code;
    length = responseLength;
  }

  @Override
  public OutputStream getResponseBody() {
    return body;
  }

  /** The real call is closed when its answer is sent. */
  @Override
  public void close() {}

  @Override
  public int getResponseCode() {
    return status == 0 ? -1 : status;
  }

  @Override
  public Headers getRequestHeaders() {
    return real.getRequestHeaders();
  }

  @Override
  public Headers getResponseHeaders() {
    return real.getResponseHeaders();
  }

  @Override
  public URI getRequestURI() {
    return real.getRequestURI();
  }

  @Override
  public String getRequestMethod() {
    return real.getRequestMethod();
  }

  @Override
  public HttpContext getHttpContext() {
    return real.getHttpContext();
  }

  @Override
  public InputStream getRequestBody() {
    return real.getRequestBody();
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return real.getRemoteAddress();
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    return real.getLocalAddress();
  }

  @Override
  public String getProtocol() {
    return real.getProtocol();
  }

  @Override
  public Object getAttribute(String name) {
    return real.getAttribute(name);
  }

  @Override
  public void setAttribute(String name, Object value) {
    real.setAttribute(name, value);
  }

  @Override
  public void setStreams(InputStream in, OutputStream out) {
    real.setStreams(in, out);
  }

  @Override
  public HttpPrincipal getPrincipal() {
    return real.getPrincipal();
  }
}
