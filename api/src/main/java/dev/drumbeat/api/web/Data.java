package dev.drumbeat.api.web;

import java.net.URI;
import org.springframework.http.ResponseEntity;

/** One resource. */
public record Data<T>(T data) {
  /** Answers 201 with where it is. */
  public static <T> ResponseEntity<Data<T>> created(String location, T data) {
    return ResponseEntity.created(URI.create(location)).body(new Data<>(data));
  }
}
