package dev.drumbeat.activities.provider;

final class TwilioClients {
  TwilioClients(OneRequest http) {}
}
