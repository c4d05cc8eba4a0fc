package dev.drumbeat.local;

import dev.drumbeat.api.ApiApplication;
import dev.drumbeat.worker.WorkerApplication;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** The two processes of the product, which can run within this one or apart. */
enum Part {
  api("The API") {
    @Override
    ConfigurableApplicationContext start(Map<String, Object> settings) {
      return ApiApplication.start(settings);
    }
  },
  worker("The worker") {
    @Override
    ConfigurableApplicationContext start(Map<String, Object> settings) {
      return WorkerApplication.start(settings);
    }
  };

  private final String title;

  Part(String title) {
    this.title = title;
  }

  /** For people, at the start of a sentence. */
  String title() {
    return title;
  }

  /** Starts it within this process. */
  abstract ConfigurableApplicationContext start(Map<String, Object> settings);
}
