package dev.drumbeat.api.secret;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Listing;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.db.secret.SecretName;
import dev.drumbeat.db.secret.SecretStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.regex.Pattern;
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

/** Secrets that journeys' webhooks name. They go in and never come out. */
@RestController
@RequestMapping("/api/secrets")
@Tag(name = "Secrets")
final class SecretController {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");

  private final SecretStore secrets;

  SecretController(SecretStore secrets) {
    this.secrets = secrets;
  }

  @Operation(summary = "Store a secret that webhooks name as {{ secrets.name }}")
  @PutMapping("/{name}")
  Data<SecretView> put(Caller caller, @PathVariable String name, @RequestBody SecretInput input) {
    if (!NAME.matcher(name).matches()) {
      String message = "A secret's name is a letter, then up to 59 letters, digits or _";
      throw new InvalidRequest(Fault.error("", "BAD_FORMAT", message));
    }
    return secrets
        .put(caller.workspace(), name, input.value())
        .map(SecretView::of)
        .map(Data::new)
        .orElseThrow(
            () -> Refusal.conflict("A workspace has at most " + SecretStore.MOST + " secrets"));
  }

  @Operation(summary = "List the names of secrets")
  @GetMapping
  Listing<SecretView> list(Caller caller, @ParameterObject SecretQuery query) {
    Window window = Paging.window(query.limit(), query.offset());
    List<SecretName> all = secrets.list(caller.workspace());
    List<SecretName> part = all.stream().skip(window.offset()).limit(window.limit()).toList();
    return Listing.of(new Page<>(part, all.size()), window, SecretView::of);
  }

  @Operation(summary = "Delete a secret")
  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Caller caller, @PathVariable String name) {
    if (!secrets.delete(caller.workspace(), name)) {
      throw Refusal.notFound("secret");
    }
  }
}
