package dev.drumbeat.api;

import dev.drumbeat.api.config.ApiProperties;
import java.util.Map;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.configuration.SpringDocSpecPropertiesConfiguration;
import org.springdoc.core.configuration.SpringDocWebServerConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.MapPropertySource;

/**
 * The API's process. What Spring configures by itself is named here, one by one, so that a library
 * on the class path, as in the one-process runner, adds nothing.
 */
@SpringBootConfiguration
@ComponentScan
@EnableConfigurationProperties(ApiProperties.class)
@ImportAutoConfiguration({
  ApplicationAvailabilityAutoConfiguration.class,
  ConfigurationPropertiesAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  HttpEncodingAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  LifecycleAutoConfiguration.class,
  MultipartAutoConfiguration.class,
  PropertyPlaceholderAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  SpringDocConfigProperties.class,
  SpringDocConfiguration.class,
  SpringDocSpecPropertiesConfiguration.class,
  SpringDocWebMvcConfiguration.class,
  SpringDocWebServerConfiguration.class,
})
public class ApiApplication {
  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          Map.entry("spring.config.name", "drumbeat-api"),
          Map.entry("spring.main.banner-mode", "off"),
          Map.entry("spring.main.log-startup-info", "false"),
          Map.entry("spring.threads.virtual.enabled", "true"),
          Map.entry("spring.web.resources.add-mappings", "false"),
          Map.entry("spring.mvc.formcontent.filter.enabled", "false"),
          Map.entry("spring.servlet.multipart.resolve-lazily", "true"),
          Map.entry("spring.servlet.multipart.max-file-size", "64MB"),
          Map.entry("spring.servlet.multipart.max-request-size", "65MB"),
          Map.entry("logging.level.org.springframework.web.servlet.PageNotFound", "off"),
          Map.entry("logging.level.org.springdoc", "error"),
          Map.entry("server.port", "${PORT:8080}"),
          Map.entry("server.shutdown", "graceful"),
          Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "20s"),
          Map.entry("server.tomcat.max-swallow-size", "8MB"),
          Map.entry("server.tomcat.max-part-count", "200"),
          Map.entry("server.tomcat.max-http-form-post-size", "65MB"),
          Map.entry("springdoc.api-docs.path", "/api/openapi.json"),
          Map.entry("springdoc.api-docs.version", "openapi_3_1"),
          Map.entry("springdoc.packages-to-scan", "dev.drumbeat.api"),
          Map.entry("springdoc.override-with-generic-response", "false"),
          Map.entry("springdoc.default-produces-media-type", "application/json"),
          Map.entry("drumbeat.database.url", "${DATABASE_URL:}"),
          Map.entry("drumbeat.database.user", "${DATABASE_USER:}"),
          Map.entry("drumbeat.database.password", "${DATABASE_PASSWORD:}"),
          Map.entry("drumbeat.temporal.address", "${TEMPORAL_ADDRESS:localhost:7233}"),
          Map.entry("drumbeat.temporal.namespace", "${TEMPORAL_NAMESPACE:drumbeat}"));

  public static void main(String[] args) {
    application(Map.of()).run(args);
  }

  /**
   * Starts the process within this one, which closes it too.
   *
   * @param properties such as {@code drumbeat.database.url} and {@code server.port}; they win over
   *     the environment and files
   */
  public static ConfigurableApplicationContext start(Map<String, Object> properties) {
    SpringApplication application = application(properties);
    application.setRegisterShutdownHook(false);
    return application.run();
  }

  private static SpringApplication application(Map<String, Object> properties) {
    var application = new SpringApplication(ApiApplication.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setDefaultProperties(DEFAULTS);
    application.addInitializers(context -> {
      var sources = context.getEnvironment().getPropertySources();
      sources.addFirst(new MapPropertySource("given to start", properties));
      ApiProperties.check(context.getEnvironment());
    });
    return application;
  }
}
