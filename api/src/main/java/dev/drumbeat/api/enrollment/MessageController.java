package dev.drumbeat.api.enrollment;

import dev.drumbeat.api.input.Cursors;
import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.CursorListing;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.page.Slice;
import dev.drumbeat.db.run.RunReader;
import dev.drumbeat.db.timeline.MessageReads;
import dev.drumbeat.db.timeline.MessageReads.Filter;
import dev.drumbeat.db.timeline.MessageReads.Place;
import dev.drumbeat.db.timeline.MessageView;
import dev.drumbeat.db.timeline.WhyReads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Messages: what went to people and what they wrote. */
@RestController
@Tag(name = "Messages")
final class MessageController {
  private final Database database;

  MessageController(Database database) {
    this.database = database;
  }

  @Operation(summary = "List the messages of a person or a run, newest first")
  @GetMapping("/api/messages")
  CursorListing<MessageView> list(Caller caller, @ParameterObject MessageQuery query) {
    if (query.address() == null && query.run() == null) {
      throw new InvalidRequest(
          Fault.error("/address", "REQUIRED", "Say whose: give address, run or both"));
    }
    int limit = Paging.limit(query.limit());
    Place from =
        query.cursor() == null ? Place.START : Cursors.decode(query.cursor(), Place::parse);
    return CursorListing.of(
        database.inWorkspace(caller.workspace(), tx -> page(tx, query, from, limit)), limit);
  }

  @Operation(summary = "Read a message that went out, or shall: where it stands")
  @GetMapping("/api/messages/{id}")
  Data<MessageView> read(Caller caller, @PathVariable long id) {
    return database
        .inWorkspace(caller.workspace(), tx -> MessageReads.sent(tx, id))
        .map(Data::new)
        .orElseThrow(() -> Refusal.notFound("message"));
  }

  private static Slice<MessageView> page(DSLContext tx, MessageQuery query, Place from, int limit) {
    UUID run = query.run();
    String state = query.status() == null ? null : query.status().name();
    if (run != null && RunReader.find(tx, run).isEmpty()) {
      throw Refusal.notFound("run");
    }
    if (query.address() == null) {
      return MessageReads.of(tx, new Filter(null, run, state), from, limit);
    }
    Optional<Long> point = WhyReads.point(tx, Person.address(query.address(), "/address"));
    return point.isEmpty()
        ? new Slice<>(List.of(), null)
        : MessageReads.of(tx, new Filter(point.get(), run, state), from, limit);
  }
}
