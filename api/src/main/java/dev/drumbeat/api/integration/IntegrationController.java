package dev.drumbeat.api.integration;

import dev.drumbeat.api.config.ApiProperties;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Listing;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.integration.IntegrationStore;
import dev.drumbeat.db.integration.IntegrationSummary;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.integration.SimulatedHosts;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.db.webhook.MailLinks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Integrations: accounts at providers, one each. What is secret goes in and never comes out. */
@RestController
@RequestMapping("/api/integrations")
@Tag(name = "Integrations")
final class IntegrationController {
  private final IntegrationStore integrations;
  private final SimulatedHosts hosts;
  private final MailLinks mailLinks;
  private final ApiProperties properties;

  IntegrationController(
      IntegrationStore integrations,
      SimulatedHosts hosts,
      MailLinks mailLinks,
      ApiProperties properties) {
    this.integrations = integrations;
    this.mailLinks = mailLinks;
    this.hosts = hosts;
    this.properties = properties;
  }

  @Operation(summary = "Set the account at a provider")
  @PutMapping("/{provider}")
  Data<IntegrationView> put(
      Caller caller, @PathVariable String provider, @RequestBody IntegrationInput input) {
    var account = input.checked(provider(provider), hosts);
    return new Data<>(view(integrations.upsert(caller.workspace(), account)));
  }

  @Operation(summary = "List integrations")
  @GetMapping
  Listing<IntegrationView> list(Caller caller, @ParameterObject IntegrationQuery query) {
    Window window = Paging.window(query.limit(), query.offset());
    List<IntegrationSummary> all = integrations.list(caller.workspace());
    List<IntegrationSummary> part =
        all.stream().skip(window.offset()).limit(window.limit()).toList();
    return Listing.of(new Page<>(part, all.size()), window, this::view);
  }

  @Operation(summary = "Read an integration")
  @GetMapping("/{provider}")
  Data<IntegrationView> read(Caller caller, @PathVariable String provider) {
    return integrations
        .find(caller.workspace(), provider(provider))
        .map(this::view)
        .map(Data::new)
        .orElseThrow(() -> Refusal.notFound("integration"));
  }

  @Operation(summary = "Delete an integration")
  @DeleteMapping("/{provider}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Caller caller, @PathVariable String provider) {
    if (!integrations.delete(caller.workspace(), provider(provider))) {
      throw Refusal.notFound("integration");
    }
  }

  private IntegrationView view(IntegrationSummary integration) {
    URI mail =
        integration.provider() == Provider.SENDGRID
            ? mailLinks.url(properties.publicUri(), integration.webhookKey())
            : null;
    return IntegrationView.of(integration, properties.publicUrl(), mail);
  }

  private static Provider provider(String name) {
    return List.of(Provider.values()).stream()
        .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("provider"));
  }
}
