package dev.drumbeat.simulator.control;

import dev.drumbeat.simulator.engine.Console;
import dev.drumbeat.simulator.engine.Hooks;
import dev.drumbeat.simulator.faults.FaultPlan;
import dev.drumbeat.simulator.faults.Faults;
import dev.drumbeat.simulator.faults.PlanJson;
import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.http.Request;
import dev.drumbeat.simulator.log.AcceptedIndex;
import dev.drumbeat.simulator.log.RequestIndex;
import dev.drumbeat.simulator.people.People;
import dev.drumbeat.simulator.sendgrid.MailInbox;
import dev.drumbeat.simulator.twilio.Inbox;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the log, sets the hooks, makes texts arrive. Answers this machine only. */
public final class ControlApi {
  private static final String ROOT = "/_simulator/";

  private final AcceptedIndex accepted;
  private final RequestControls requests;
  private final Faults faults;
  private final Hooks hooks;
  private final Arrivals arrivals;
  private final People people;

  /** What was accepted, and what came at all. */
  public record Logs(AcceptedIndex accepted, RequestIndex requests) {}

  /** Where people write to. */
  public record Inboxes(Inbox texts, MailInbox mails) {}

  public ControlApi(Logs logs, Faults faults, Console console, Inboxes inboxes, People people) {
    accepted = logs.accepted();
    requests = new RequestControls(logs.requests());
    this.faults = faults;
    hooks = console.hooks();
    arrivals = new Arrivals(console.senders(), inboxes);
    this.people = people;
  }

  public boolean serves(String path) {
    return path.startsWith(ROOT);
  }

  public Answer answer(Request request) {
    if (!request.fromThisMachine()) {
      return error(403, "the control API answers this machine only");
    }
    String path = request.path().substring(ROOT.length());
    try {
      return switch (request.method() + " " + path) {
        case "GET health" -> Answer.json(200, Json.object("status", "healthy"));
        case "GET accepted" -> accepted(request.query());
        case "GET summary" -> Answer.json(200, accepted.summary());
        case "GET requests" -> requests.list(request.query());
        case "GET requests/summary" -> requests.summary();
        case "GET requests/faults" -> requests.byFault(request.query());
        case "GET requests/rate" -> requests.rate(request.query());
        case "POST requests/after" -> requests.after(Json.parse(request.body()), request.query());
        case "GET faults" -> Answer.json(200, PlanJson.write(faults.plan()));
        case "PUT faults", "POST faults" -> putFaults(request);
        case "GET hooks" -> Answer.json(200, hooks.urls());
        case "PUT hooks" -> putHooks(request);
        case "GET senders" -> arrivals.senders();
        case "PUT senders" -> arrivals.putSenders(Json.parse(request.body()));
        case "POST inbound" -> arrivals.text(Json.parse(request.body()));
        case "POST inbound-mail" -> arrivals.mail(Json.parse(request.body()));
        case "GET confirmations" -> arrivals.confirmations();
        case "GET people" -> people(request.query());
        default -> error(404, "no such control: " + path);
      };
    } catch (IllegalArgumentException malformed) {
      return error(400, String.valueOf(malformed.getMessage()));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return error(503, "the simulator is stopping");
    }
  }

  private Answer accepted(Params query) {
    Queries.refuseUnknown(query, AcceptedFilter.PARAMETERS, "after", "limit");
    return Answer.json(
        200, accepted.page(Queries.after(query), Queries.limit(query), AcceptedFilter.of(query)));
  }

  /** The body is a plan as JSON, or the bare name of a ready-made one. */
  private Answer putFaults(Request request) {
    faults.replace(FaultPlan.parse(request.bodyText().strip()));
    return Answer.json(200, PlanJson.write(faults.plan()));
  }

  private Answer putHooks(Request request) {
    JsonNode body = Json.parse(request.body());
    if (!body.isObject()) {
      return error(
          400,
          "expected {\"twilioInboundUrl\": …, \"sendgridEventsUrl\": …,"
              + " \"sendgridParseUrl\": …, \"vapiServerUrl\": …}");
    }
    hooks.replace(
        new Hooks.Urls(
            url(body, "twilioInboundUrl"),
            url(body, "sendgridEventsUrl"),
            url(body, "sendgridParseUrl"),
            url(body, "vapiServerUrl")));
    return Answer.json(200, hooks.urls());
  }

  private static @Nullable URI url(JsonNode body, String field) {
    String text = Json.text(body, field);
    return text == null ? null : URI.create(text);
  }

  private Answer people(Params query) {
    String phone = query.first("phone");
    String email = query.first("email");
    if (phone != null) {
      return Answer.json(200, people.phone(phone));
    }
    return email == null
        ? error(400, "expected phone or email")
        : Answer.json(200, people.mailbox(email));
  }

  private static Answer error(int status, String message) {
    return Answer.json(status, Json.object("error", message));
  }
}
