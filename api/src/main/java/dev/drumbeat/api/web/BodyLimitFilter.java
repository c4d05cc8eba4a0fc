package dev.drumbeat.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes at most what a route needs: 1 MB of JSON, 2 MB from a provider; files have their own. */
@Component
@Order(3)
final class BodyLimitFilter extends OncePerRequestFilter {
  private static final long MEGABYTE = 1_048_576;
  private static final Set<String> FILES = Set.of("/api/imports", "/api/do-not-call-lists");
  private static final Pattern MAIL = Pattern.compile("/webhooks/sendgrid/[^/]+/inbound/[^/]+");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // SendGrid drops an e-mail for ever on a 413; its route takes or sets aside what comes.
    if (MAIL.matcher(request.getServletPath()).matches()) {
      chain.doFilter(request, response);
      return;
    }
    long limit = limit(request);
    if (request.getContentLengthLong() > limit) {
      String detail = BodyTooLarge.detail(limit);
      ProblemWriter.write(request, response, HttpStatus.CONTENT_TOO_LARGE, detail);
      return;
    }
    chain.doFilter(new LimitedRequest(request, limit), response);
  }

  private static long limit(HttpServletRequest request) {
    String path = request.getServletPath();
    if (path.startsWith("/webhooks/")) {
      return 2 * MEGABYTE;
    }
    return FILES.contains(path) ? 65 * MEGABYTE : MEGABYTE;
  }
}
