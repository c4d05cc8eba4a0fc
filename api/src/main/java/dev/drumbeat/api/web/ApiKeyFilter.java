package dev.drumbeat.api.web;

import dev.drumbeat.db.workspace.ApiKey;
import dev.drumbeat.db.workspace.ApiKeyStore;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who has a key, and notes whose it is. */
@Component
@Order(2)
final class ApiKeyFilter extends OncePerRequestFilter {
  static final String CALLER = "drumbeat.caller";
  private static final String SCHEME = "Bearer ";
  private static final Set<String> OPEN =
      Set.of("/api/health", "/api/openapi.json", "/api/schema/campaign");

  private static final Set<String> READING =
      Set.of("/api/why", "/api/suppressions/check", "/api/campaigns/validate");

  private final ApiKeyStore keys;

  ApiKeyFilter(ApiKeyStore keys) {
    this.keys = keys;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getServletPath();
    boolean api = path.equals("/api") || path.startsWith("/api/");
    return !api || OPEN.contains(path);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      refuse(request, response, "Bearer", "Send your API key as Authorization: Bearer <key>");
      return;
    }
    Optional<ApiKey> key;
    try {
      key = keys.find(header.substring(SCHEME.length()).strip());
    } catch (DataAccessException e) {
      if (!Unavailable.in(e)) {
        throw e;
      }
      response.setHeader(HttpHeaders.RETRY_AFTER, Unavailable.RETRY_AFTER_SECONDS);
      ProblemWriter.write(request, response, HttpStatus.SERVICE_UNAVAILABLE, Unavailable.DETAIL);
      return;
    }
    if (key.isEmpty()) {
      refuse(request, response, "Bearer error=\"invalid_token\"", "This API key is not valid");
      return;
    }
    String scope = scope(request);
    if (!key.get().scopes().contains(scope)) {
      String detail = "This API key has no scope '" + scope + "'";
      ProblemWriter.write(request, response, HttpStatus.FORBIDDEN, detail);
      return;
    }
    request.setAttribute(CALLER, new Caller(key.get().workspace(), key.get().id()));
    chain.doFilter(request, response);
  }

  // What only looks is a GET, or a POST that keeps phones out of addresses.
  private static String scope(HttpServletRequest request) {
    boolean looks =
        Set.of("GET", "HEAD").contains(request.getMethod())
            || READING.contains(request.getServletPath());
    return looks ? "read" : "write";
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, String challenge, String detail)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
    ProblemWriter.write(request, response, HttpStatus.UNAUTHORIZED, detail);
  }
}
