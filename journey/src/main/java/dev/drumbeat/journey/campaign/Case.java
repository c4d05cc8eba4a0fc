package dev.drumbeat.journey.campaign;

/** One way on, taken when its CEL condition is the first that holds. */
public record Case(String when, String next) {}
