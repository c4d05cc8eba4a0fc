package dev.drumbeat.api.event;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.input.NamedIds;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Once;
import dev.drumbeat.db.contact.Point;
import dev.drumbeat.db.enrollment.SubjectStore;
import dev.drumbeat.db.webhook.InboxEvent.About;
import dev.drumbeat.db.webhook.InboxEvent.Posted;
import dev.drumbeat.db.webhook.InboxStore;
import dev.drumbeat.db.webhook.Incoming;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes events in; the relay tells them to the leads that they are about. */
@RestController
@Tag(name = "Events")
final class EventController {
  private final InboxStore inbox;
  private final SubjectStore subjects;

  EventController(InboxStore inbox, SubjectStore subjects) {
    this.inbox = inbox;
    this.subjects = subjects;
  }

  @Operation(
      summary =
          "Post an event of your own: journeys that wait for it go on; each is taken once, by its"
              + " id")
  @PostMapping("/api/events")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Data<EventView> post(
      Caller caller,
      @RequestHeader(name = Once.HEADER, required = false) @Nullable String key,
      @RequestBody EventInput input) {
    input.check();
    Subject subject = subject(caller, input);
    String id = input.id() != null ? input.id() : key != null ? key : UUID.randomUUID().toString();
    var event = new Posted(input.type(), subject.about(), subject.id(), input.wantedData());
    boolean fresh =
        inbox.accept(caller.workspace(), new Incoming(id, subject.orderKey(), event, null));
    return new Data<>(new EventView(id, input.type(), !fresh));
  }

  /**
   * What was taken in.
   *
   * @param repeated whether the same id came before, which then changed nothing
   */
  record EventView(String id, String type, boolean repeated) {}

  private record Subject(About about, long id) {
    String orderKey() {
      return about.name().toLowerCase(Locale.ROOT) + ":" + id;
    }
  }

  private Subject subject(Caller caller, EventInput input) {
    if (input.address() != null) {
      Point point = input.point();
      return subjects
          .point(caller.workspace(), point.kind(), point.value())
          .map(id -> new Subject(About.CONTACT_POINT, id))
          .orElseThrow(() ->
              new InvalidRequest(
                  Fault.error("/address", "UNKNOWN_ID", "Nobody has this phone or address")));
    }
    Map.Entry<About, String> named = input.ids().entrySet().iterator().next();
    About about = named.getKey();
    long id = Long.parseLong(named.getValue());
    if (!subjects.exists(caller.workspace(), about, id)) {
      throw NamedIds.unknown("", about);
    }
    return new Subject(about, id);
  }
}
