package dev.drumbeat.api.integration;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.db.integration.Mode;
import dev.drumbeat.db.integration.NewIntegration;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.integration.SimulatedHosts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account as a client writes it.
 *
 * @param baseUrl where a simulated provider listens; left out when live
 */
record IntegrationInput(
    Mode mode,
    @Nullable URI baseUrl,
    @Schema(
            description =
                "TWILIO accountSid, authToken; SENDGRID apiKey, webhookPublicKey; REGRID and"
                    + " BATCHDATA token; VAPI and STRIPE apiKey, webhookSecret",
            accessMode = Schema.AccessMode.WRITE_ONLY)
        Map<String, Object> credentials) {
  NewIntegration checked(Provider provider, SimulatedHosts hosts) {
    var faults = new ArrayList<Fault>();
    Map<String, String> secrets = secrets(provider, faults);
    checkBaseUrl(hosts, faults);
    if (!faults.isEmpty()) {
      throw new InvalidRequest(faults);
    }
    return new NewIntegration(provider, mode, baseUrl, secrets);
  }

  private Map<String, String> secrets(Provider provider, List<Fault> faults) {
    var secrets = new LinkedHashMap<String, String>();
    for (String name : provider.credentialNames()) {
      if (credentials.get(name) instanceof String text && !text.isBlank()) {
        secrets.put(name, text.strip());
      } else {
        faults.add(Fault.error("/credentials/" + name, "REQUIRED", "Must be given, as text"));
      }
    }
    for (String name : credentials.keySet()) {
      if (!provider.credentialNames().contains(name)) {
        String known = String.join(", ", provider.credentialNames());
        faults.add(
            Fault.error(
                "/credentials/" + name, "UNKNOWN_FIELD", "Is not known; known are " + known));
      }
    }
    String publicKey = secrets.get("webhookPublicKey");
    if (publicKey != null && !isEcKey(publicKey)) {
      String message = "Must be the verification key that SendGrid shows for its event webhook";
      faults.add(Fault.error("/credentials/webhookPublicKey", "BAD_FORMAT", message));
    }
    return secrets;
  }

  private void checkBaseUrl(SimulatedHosts hosts, List<Fault> faults) {
    switch (mode) {
      case SIMULATED -> {
        if (baseUrl == null) {
          faults.add(Fault.error("/baseUrl", "REQUIRED", "A simulated provider has an address"));
        } else if (!hosts.permits(baseUrl)) {
          String message =
              "A simulated provider must be on this machine or on a host that the configuration"
                  + " allows";
          faults.add(Fault.error("/baseUrl", "HOST_NOT_ALLOWED", message));
        }
      }
      case LIVE -> {
        if (baseUrl != null) {
          String message = "A live provider is reached at its own address; leave this out";
          faults.add(Fault.error("/baseUrl", "NOT_ALLOWED", message));
        }
      }
    }
  }

  private static boolean isEcKey(String base64) {
    try {
      KeyFactory.getInstance("EC")
          .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
      return true;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Without secrets, so that it may be logged. */
  @Override
  public String toString() {
    return mode + " " + baseUrl;
  }
}
