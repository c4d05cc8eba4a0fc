package dev.drumbeat.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives each request an id and logs its route, never its address: ids, keys, phones and signatures
 * stand there.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestLogFilter extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger("dev.drumbeat.api.requests");
  private static final String ID = "drumbeat.request-id";

  static String requestId(HttpServletRequest request) {
    return request.getAttribute(ID) instanceof String id ? id : "none";
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = UUID.randomUUID().toString();
    request.setAttribute(ID, id);
    response.setHeader("X-Request-Id", id);
    response.setHeader("X-Content-Type-Options", "nosniff");
    long start = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      long millis = (System.nanoTime() - start) / 1_000_000;
      LOG.info(
          "{} {} {} {} ms {}",
          request.getMethod(),
          route(request),
          response.getStatus(),
          millis,
          id);
    }
  }

  private static Object route(HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return pattern == null ? "(no route)" : pattern;
  }
}
