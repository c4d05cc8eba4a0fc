package dev.drumbeat.journey.campaign;

/** How a definition's source is written. */
public enum Format {
  JSON,
  YAML
}
