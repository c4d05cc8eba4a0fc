package dev.drumbeat.api.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/** Says in words what a client did that HTTP doesn't allow here. */
final class HttpProblems {
  private HttpProblems() {}

  static String detail(HttpStatus status, Exception e) {
    return switch (e) {
      case HttpRequestMethodNotSupportedException method ->
          method.getMethod()
              + " is not possible here; possible is "
              + method.getSupportedHttpMethods();
      case HttpMediaTypeNotSupportedException type ->
          "This body's type is not taken here; taken is " + type.getSupportedMediaTypes();
      case HttpMediaTypeNotAcceptableException type ->
          "No answer of an accepted type; possible is " + type.getSupportedMediaTypes();
      default ->
          status == HttpStatus.NOT_FOUND ? "There is nothing here" : status.getReasonPhrase();
    };
  }
}
