package dev.drumbeat.simulator.control;

import dev.drumbeat.simulator.engine.Hooks;
import dev.drumbeat.simulator.engine.RequestCounts;
import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.http.Request;
import dev.drumbeat.simulator.log.AcceptedIndex;
import dev.drumbeat.simulator.log.Kind;
import dev.drumbeat.simulator.people.People;
import dev.drumbeat.simulator.twilio.Inbox;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the log, sets the hooks, makes texts arrive. Answers this machine only. */
public final class ControlApi {
  private static final String ROOT = "/_simulator/";
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;
  private static final int MAX_TEXT = 1_600;
  private static final Pattern DIGITS = Pattern.compile("\\d{1,15}");
  private static final Pattern E164 = Pattern.compile("\\+\\d{7,15}");

  private final AcceptedIndex accepted;
  private final RequestCounts requests;
  private final Hooks hooks;
  private final Inbox inbox;
  private final People people;

  public ControlApi(
      AcceptedIndex accepted, RequestCounts requests, Hooks hooks, Inbox inbox, People people) {
    this.accepted = accepted;
    this.requests = requests;
    this.hooks = hooks;
    this.inbox = inbox;
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
        case "GET requests/summary" -> Answer.json(200, Json.object("items", requests.lines()));
        case "GET hooks" -> Answer.json(200, hooks.urls());
        case "PUT hooks" -> putHooks(request);
        case "POST inbound" -> inbound(request);
        case "GET people" -> people(request.query());
        default -> error(404, "no such control: " + path);
      };
    } catch (IllegalArgumentException malformed) {
      return error(400, String.valueOf(malformed.getMessage()));
    }
  }

  private Answer accepted(Params query) {
    long after = number(query, "after", 0);
    int limit = Math.clamp(number(query, "limit", DEFAULT_LIMIT), 1, MAX_LIMIT);
    String kind = query.first("kind");
    return Answer.json(200, accepted.page(after, limit, kind == null ? null : kind(kind)));
  }

  private static Kind kind(String name) {
    return Kind.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private Answer putHooks(Request request) {
    JsonNode body = Json.parse(request.body());
    if (!body.isObject()) {
      return error(400, "expected {\"twilioInboundUrl\": …, \"sendgridEventsUrl\": …}");
    }
    hooks.replace(new Hooks.Urls(url(body, "twilioInboundUrl"), url(body, "sendgridEventsUrl")));
    return Answer.json(200, hooks.urls());
  }

  private static @Nullable URI url(JsonNode body, String field) {
    String text = Json.text(body, field);
    if (text == null) {
      return null;
    }
    URI url = URI.create(text);
    if (url.getHost() == null) {
      throw new IllegalArgumentException(field + " must be an absolute URL");
    }
    return url;
  }

  private Answer inbound(Request request) {
    JsonNode body = Json.parse(request.body());
    String from = Json.text(body, "from", "");
    String to = Json.text(body, "to", "");
    String text = Json.text(body, "body", "");
    if (!isPhone(from) || !isPhone(to) || text.isEmpty() || text.length() > MAX_TEXT) {
      return error(400, "expected from and to in E.164, and body of at most 1600 characters");
    }
    try {
      return Answer.json(201, Json.object("sid", inbox.receive(from, to, text)));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return error(503, "the simulator is stopping");
    }
  }

  private static boolean isPhone(String phone) {
    return E164.matcher(phone).matches();
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

  private static long number(Params query, String name, long otherwise) {
    String text = query.first(name);
    if (text == null) {
      return otherwise;
    }
    if (!DIGITS.matcher(text).matches()) {
      throw new IllegalArgumentException(name + " must be a whole number");
    }
    return Long.parseLong(text);
  }

  private static Answer error(int status, String message) {
    return Answer.json(status, Json.object("error", message));
  }
}
