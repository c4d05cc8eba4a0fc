package dev.drumbeat.api.web;

import dev.drumbeat.api.input.Bodies;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

/** Reads JSON bodies strictly; writing stays with Spring's converter. */
final class RecordConverter extends AbstractHttpMessageConverter<Record> {
  RecordConverter() {
    super(MediaType.APPLICATION_JSON);
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type.isRecord() && type.getPackageName().startsWith("dev.drumbeat.api");
  }

  @Override
  public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
    return false;
  }

  @Override
  protected Record readInternal(Class<? extends Record> type, HttpInputMessage message)
      throws IOException {
    return Bodies.read(message.getBody(), type);
  }

  @Override
  protected void writeInternal(Record record, HttpOutputMessage message) {
    throw new UnsupportedOperationException("reads only");
  }
}
