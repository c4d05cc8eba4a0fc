package dev.drumbeat.api.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body ends in an error when it is longer than its length said, or said nothing.
 */
final class LimitedRequest extends HttpServletRequestWrapper {
  private final long limit;
  private @Nullable ServletInputStream stream;

  LimitedRequest(HttpServletRequest request, long limit) {
    super(request);
    this.limit = limit;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (stream == null) {
      stream = new Limited(super.getInputStream(), limit);
    }
    return stream;
  }

  private static final class Limited extends ServletInputStream {
    private final ServletInputStream source;
    private final long limit;
    private long taken;

    Limited(ServletInputStream source, long limit) {
      this.source = source;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int next = source.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = source.read(into, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int bytes) throws BodyTooLarge {
      taken += bytes;
      if (taken > limit) {
        throw new BodyTooLarge(limit);
      }
    }

    @Override
    public boolean isFinished() {
      return source.isFinished();
    }

    @Override
    public boolean isReady() {
      return source.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      source.setReadListener(listener);
    }
  }
}
