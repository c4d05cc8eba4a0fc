package dev.drumbeat.worker;

import dev.drumbeat.db.ApplicationRole;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.DatabaseAddress;
import dev.drumbeat.db.DatabaseFault;
import dev.drumbeat.db.DatabaseUrls;
import dev.drumbeat.db.integration.Secrets;
import dev.drumbeat.workflows.PayloadJson;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;

/** The worker's process. Spring reads its settings and ends it; the rest is wired by hand. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerProperties.class)
@ImportAutoConfiguration({
  ConfigurationPropertiesAutoConfiguration.class,
  LifecycleAutoConfiguration.class,
  PropertyPlaceholderAutoConfiguration.class,
})
public class WorkerApplication {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          Map.entry("spring.config.name", "drumbeat-worker"),
          Map.entry("spring.main.banner-mode", "off"),
          Map.entry("spring.main.log-startup-info", "false"),
          Map.entry("spring.main.keep-alive", "true"),
          // The vendor's client logs addresses with phone numbers below this.
          Map.entry("logging.level.com.twilio", "info"),
          Map.entry("drumbeat.database.url", "${DATABASE_URL:}"),
          Map.entry("drumbeat.database.user", "${DATABASE_USER:}"),
          Map.entry("drumbeat.database.password", "${DATABASE_PASSWORD:}"),
          Map.entry("drumbeat.temporal.address", "${TEMPORAL_ADDRESS:localhost:7233}"),
          Map.entry("drumbeat.temporal.namespace", "${TEMPORAL_NAMESPACE:drumbeat}"));

  /** Starts the process. */
  public static void main(String[] args) {
    application().run(args);
  }

  /**
   * Starts a worker within a process that has other parts too.
   *
   * @param properties settings, which win over the environment's
   */
  public static ConfigurableApplicationContext start(Map<String, Object> properties) {
    SpringApplication application = application();
    application.setRegisterShutdownHook(false);
    application.addInitializers(context ->
        context
            .getEnvironment()
            .getPropertySources()
            .addFirst(new MapPropertySource("given", properties)));
    return application.run();
  }

  private static SpringApplication application() {
    var application = new SpringApplication(WorkerApplication.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setDefaultProperties(DEFAULTS);
    return application;
  }

  @Bean(destroyMethod = "close")
  Database database(WorkerProperties properties) {
    var settings = properties.database();
    try {
      DatabaseAddress address =
          DatabaseUrls.parse(
              settings.url(), blankToNull(settings.user()), blankToNull(settings.password()));
      ApplicationRole.requireBound(address);
      return Database.open(address, settings.connections());
    } catch (DatabaseFault e) {
      throw new StartFault(e.fault(), e.remedy());
    } catch (IllegalArgumentException e) {
      throw new StartFault(
          "The database's address cannot be used: " + e.getMessage(),
          "Set DATABASE_URL to jdbc:postgresql://host:5432/name with DATABASE_USER and"
              + " DATABASE_PASSWORD, or to postgres://user:password@host:5432/name");
    }
  }

  @Bean
  Secrets secrets(WorkerProperties properties) {
    try {
      return Secrets.ofBase64(properties.secretKey());
    } catch (IllegalArgumentException e) {
      throw new StartFault(
          "drumbeat.secret-key is not 32 bytes in base64",
          "Set DRUMBEAT_SECRET_KEY to the output of: openssl rand -base64 32");
    }
  }

  @Bean(destroyMethod = "shutdownNow")
  WorkflowServiceStubs temporal(WorkerProperties properties) {
    String address = properties.temporal().address();
    if (!TemporalNamespace.answers(address, CONNECT, () -> true)) {
      throw new StartFault(
          "No Temporal server answers at " + address,
          "Start one there, or set TEMPORAL_ADDRESS to where one is");
    }
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    if (properties.temporal().prepare()) {
      TemporalNamespace.prepare(stubs, properties.temporal().namespace());
    }
    return stubs;
  }

  @Bean
  WorkflowClient workflowClient(WorkflowServiceStubs temporal, WorkerProperties properties) {
    return WorkflowClient.newInstance(
        temporal,
        WorkflowClientOptions.newBuilder()
            .setNamespace(properties.temporal().namespace())
            .setDataConverter(PayloadJson.dataConverter())
            .build());
  }

  @Bean(destroyMethod = "close")
  WorkerProcess workerProcess(
      WorkerProperties properties, Database database, Secrets secrets, WorkflowClient client) {
    return new WorkerProcess(properties, database, secrets, client);
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text;
  }
}
