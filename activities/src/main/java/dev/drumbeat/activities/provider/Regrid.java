package dev.drumbeat.activities.provider;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Parcels from Regrid, which bills each record that it returns: one is asked for.
 *
 * @see <a href="https://support.regrid.com/api/parcel-api-endpoints">Parcel API</a>
 */
public final class Regrid {
  static final String OWN_ADDRESS = "https://app.regrid.com";
  static final String PATH = "/api/v2/parcels/address";

  private final OneRequest http;

  Regrid(OneRequest http) {
    this.http = http;
  }

  /** Looks one address up with one request. */
  public Looked<ParcelFacts> lookUp(ProviderAccount account, ParcelRequest request) {
    String address = oneLine(request);
    try {
      Reply reply = http.get(get(account, request, address), Regrid::fault);
      return read(reply, account, request);
    } catch (NoSuccess e) {
      return new Looked<>(Privacy.hide(e.answer(), List.of(address, request.address())), null);
    }
  }

  private static HttpRequest get(ProviderAccount account, ParcelRequest request, String address) {
    return HttpRequest.newBuilder(address(account, "&limit=1&query=" + encode(address)))
        .header("Accept", "application/json")
        .header("X-Request-Id", request.attempt().toString())
        .header("X-Effect", request.effect())
        .build();
  }

  /** Regrid takes its token nowhere but in the query, so this address must not be shown. */
  static URI address(ProviderAccount account, String parameters) {
    return URI.create(
        account.address(OWN_ADDRESS)
            + PATH
            + "?token="
            + encode(account.credential("token"))
            + parameters);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String oneLine(ParcelRequest request) {
    return join(", ", request.address(), request.city(), join(" ", request.state(), request.zip()));
  }

  private static String join(String separator, @Nullable String... parts) {
    return Stream.of(parts)
        .flatMap(part -> Optional.ofNullable(part).stream())
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(separator));
  }

  static ErrorBody.@Nullable Fault fault(JsonNode body) {
    String message = Json.text(body, "message");
    String error = message == null ? Json.text(body, "error") : message;
    return error == null ? null : new ErrorBody.Fault(null, error);
  }

  private static Looked<ParcelFacts> read(
      Reply reply, ProviderAccount account, ParcelRequest request) {
    JsonNode features;
    try {
      JsonNode body = Json.MAPPER.readTree(reply.body());
      features = body.path("parcels").path("features");
      if (!features.isArray()) {
        features = body.path("features");
      }
    } catch (JacksonException e) {
      return unreadable(reply);
    }
    if (!features.isArray()) {
      return unreadable(reply);
    }
    Answer accepted = new Answer.Accepted(request.attempt().toString(), null);
    return new Looked<>(
        accepted, features.isEmpty() ? null : facts(features.path(0), !account.live()));
  }

  private static Looked<ParcelFacts> unreadable(Reply reply) {
    return new Looked<>(
        new Answer.Unknown(reply.status(), "A success that is not Regrid's JSON"), null);
  }

  private static ParcelFacts facts(JsonNode feature, boolean simulated) {
    JsonNode properties = feature.path("properties");
    JsonNode fields = properties.path("fields").isObject() ? properties.path("fields") : properties;
    String mail =
        join(
            ", ",
            Json.text(fields, "mail_address"),
            Json.text(fields, "mail_city"),
            join(" ", Json.text(fields, "mail_state2"), Json.text(fields, "mail_zip")));
    return new ParcelFacts(
        Json.text(fields, "parcelnumb"),
        Json.text(fields, "owner"),
        mail.isEmpty() ? null : mail,
        Json.text(fields, "usedesc"),
        year(Json.text(fields, "yearbuilt")),
        Json.text(fields, "zoning"),
        simulated);
  }

  /** Counties write 0 for what they don't know. */
  private static @Nullable Integer year(@Nullable String text) {
    return text != null && text.matches("[12]\\d{3}") ? Integer.valueOf(text) : null;
  }
}
