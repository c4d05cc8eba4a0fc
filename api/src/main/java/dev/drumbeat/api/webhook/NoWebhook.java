package dev.drumbeat.api.webhook;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers what calls a webhook address that no provider was told of, or in a way that none does:
 * the address is signed too, so a changed one is a forgery.
 */
@Hidden
@RestController
final class NoWebhook {
  @RequestMapping("/webhooks/**")
  void refuse() {
    throw Doorman.forged();
  }
}
