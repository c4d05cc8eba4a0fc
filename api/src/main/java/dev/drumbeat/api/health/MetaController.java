package dev.drumbeat.api.health;

import dev.drumbeat.api.config.ApiProperties;
import dev.drumbeat.api.web.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a client needs to know of the installation. */
@RestController
@Tag(name = "Meta")
final class MetaController {
  private static final String BUILD = MetaController.class.getPackage().getImplementationVersion();

  private final ApiProperties properties;

  MetaController(ApiProperties properties) {
    this.properties = properties;
  }

  @Operation(summary = "The installation")
  @GetMapping("/api/meta")
  MetaView readMeta(Caller caller) {
    var temporal = properties.temporal();
    return new MetaView(
        BUILD == null ? "development" : BUILD, temporal.uiUrl(), temporal.namespace());
  }

  /**
   * The installation.
   *
   * @param temporalUi null when there is none
   */
  record MetaView(String version, @Nullable String temporalUi, String namespace) {}
}
