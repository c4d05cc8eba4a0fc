package dev.drumbeat.api.webhook;

import dev.drumbeat.api.web.Problem;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.webhook.Addressed;
import dev.drumbeat.db.webhook.AttemptStore;
import dev.drumbeat.db.webhook.InboxStore;
import dev.drumbeat.db.webhook.TrackedLinks;
import dev.drumbeat.db.webhook.TrackedLinks.Tracked;
import dev.drumbeat.journey.messaging.MailLinks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the links of tracked e-mails lead: on to what the e-mail really contained, and nowhere
 * else. A click is kept once for each link of an e-mail.
 */
@RestController
@Tag(name = "Webhooks")
final class LinkController {
  /** What browsers say that fetch before a person asks. */
  private static final List<String> FETCHES_AHEAD = List.of("Sec-Purpose", "Purpose", "X-Moz");

  private final TrackedLinks links;
  private final AttemptStore attempts;
  private final InboxStore inbox;
  private final Clock clock;

  LinkController(TrackedLinks links, AttemptStore attempts, InboxStore inbox, Clock clock) {
    this.links = links;
    this.attempts = attempts;
    this.inbox = inbox;
    this.clock = clock;
  }

  @Operation(summary = "Follow a link of an e-mail; a HEAD, or a fetch ahead, is no click")
  @ApiResponse(responseCode = "302", description = "On to what the e-mail contained")
  @ApiResponse(
      responseCode = "404",
      description = "No link of ours",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = Problem.class)))
  @GetMapping("/l/{token}")
  ResponseEntity<Void> followLink(@PathVariable String token, HttpServletRequest request) {
    Tracked link = links.read(token).orElseThrow(LinkController::none);
    Addressed addressed =
        attempts.find(link.workspace(), link.attempt()).orElseThrow(LinkController::none);
    List<String> urls = urls(addressed);
    if (link.index() < 0 || link.index() >= urls.size()) {
      throw none();
    }
    String url = urls.get(link.index());
    if (isByPerson(request)) {
      inbox.accept(link.workspace(), TrackedLinks.click(link, addressed, url, clock.instant()));
    }
    return ResponseEntity.status(HttpStatus.FOUND)
        .location(URI.create(url))
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex")
        .build();
  }

  private static boolean isByPerson(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && FETCHES_AHEAD.stream()
            .flatMap(name -> Stream.ofNullable(request.getHeader(name)))
            .noneMatch(value -> value.toLowerCase(Locale.ROOT).contains("prefetch"));
  }

  private static List<String> urls(Addressed addressed) {
    Map<?, ?> content = JsonMapper.shared().readValue(addressed.content(), Map.class);
    return MailLinks.kept(content.get(MailLinks.KEPT_AS)).urls();
  }

  private static Refusal none() {
    return Refusal.notFound("link");
  }
}
