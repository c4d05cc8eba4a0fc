package dev.drumbeat.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Which Temporal the user wants: the value of {@code --temporal}. */
enum TemporalChoice {
  /** The one of {@code TEMPORAL_ADDRESS}, else the development server, else the embedded one. */
  auto,
  dev,
  embedded;

  static final String NAMESPACE = "drumbeat";

  /**
   * Starts it, or reaches it.
   *
   * @throws StartFailure if it doesn't start, or isn't to be had
   */
  TemporalService start(Map<String, String> environment, DevTemporal.Place place) {
    String external = environment.getOrDefault("TEMPORAL_ADDRESS", "");
    Optional<Path> program = DevTemporal.program(environment);
    return switch (this) {
      case embedded -> EmbeddedTemporal.start(place.ports().temporal());
      case dev -> DevTemporal.start(program.orElseThrow(TemporalChoice::noProgram), place);
      case auto -> {
        if (!external.isBlank()) {
          yield ExternalTemporal.reach(external, environment);
        }
        yield program.isPresent()
            ? DevTemporal.start(program.get(), place)
            : EmbeddedTemporal.start(place.ports().temporal());
      }
    };
  }

  private static StartFailure noProgram() {
    return new StartFailure(
        "No temporal program is on the PATH, and none was built",
        "Install the Temporal CLI, or Go so that it can be built, or use --temporal=embedded");
  }
}
