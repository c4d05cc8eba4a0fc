package dev.drumbeat.api.health;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Health for people and for probes; needs no key. */
@RestController
@Tag(name = "Health")
@SecurityRequirements
final class HealthController {
  private final Health health;

  HealthController(Health health) {
    this.health = health;
  }

  @Operation(summary = "How all services are; 503 unless all are healthy")
  @GetMapping("/api/health")
  ResponseEntity<HealthView> readHealth() {
    HealthView view = health.look();
    boolean healthy = view.status().equals("healthy");
    return ResponseEntity.status(healthy ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .header("Cache-Control", "no-store")
        .body(view);
  }

  @Operation(summary = "Whether the process lives")
  @GetMapping("/livez")
  ProbeView checkLiveness() {
    return new ProbeView("up");
  }

  @Operation(summary = "Whether requests can be answered")
  @GetMapping("/readyz")
  ResponseEntity<ProbeView> checkReadiness() {
    return health.ready()
        ? ResponseEntity.ok(new ProbeView("up"))
        : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(new ProbeView("down"));
  }

  record ProbeView(String status) {}
}
