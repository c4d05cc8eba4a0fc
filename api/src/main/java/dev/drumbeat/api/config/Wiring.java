package dev.drumbeat.api.config;

import dev.drumbeat.db.ApplicationRole;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.DatabaseAddress;
import dev.drumbeat.db.DatabaseFault;
import dev.drumbeat.db.campaign.CampaignStore;
import dev.drumbeat.db.campaign.Journeys;
import dev.drumbeat.db.campaign.Readiness;
import dev.drumbeat.db.contact.ConsentStore;
import dev.drumbeat.db.contact.ContactStore;
import dev.drumbeat.db.contact.LiftStore;
import dev.drumbeat.db.contact.OptOutStore;
import dev.drumbeat.db.contact.OwnerStore;
import dev.drumbeat.db.contact.SuppressionStore;
import dev.drumbeat.db.dnc.DncStore;
import dev.drumbeat.db.enrollment.FactStore;
import dev.drumbeat.db.enrollment.SubjectStore;
import dev.drumbeat.db.health.DependencyStore;
import dev.drumbeat.db.integration.IntegrationStore;
import dev.drumbeat.db.integration.Secrets;
import dev.drumbeat.db.integration.SenderStore;
import dev.drumbeat.db.integration.SimulatedHosts;
import dev.drumbeat.db.property.ImportStore;
import dev.drumbeat.db.property.ListStore;
import dev.drumbeat.db.property.PropertyStore;
import dev.drumbeat.db.secret.SecretStore;
import dev.drumbeat.db.secret.SigningKeys;
import dev.drumbeat.db.template.TemplateStore;
import dev.drumbeat.db.webhook.AttemptStore;
import dev.drumbeat.db.webhook.InboxStore;
import dev.drumbeat.db.webhook.MailLinks;
import dev.drumbeat.db.webhook.PoisonStore;
import dev.drumbeat.db.webhook.TrackedLinks;
import dev.drumbeat.db.webhook.UnsubscribeLinks;
import dev.drumbeat.db.workspace.ApiKeyStore;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is made once for the process. */
@Configuration(proxyBeanMethods = false)
class Wiring {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean(destroyMethod = "close")
  Database database(ApiProperties properties) {
    var settings = properties.database();
    DatabaseAddress address =
        Settings.address(settings.url(), settings.user(), settings.password());
    try {
      ApplicationRole.requireBound(address);
    } catch (DatabaseFault e) {
      throw new ConfigurationFault(e.fault(), e.remedy());
    }
    return Database.open(address, settings.connections(), settings.answerTimeout());
  }

  @Bean(destroyMethod = "shutdownNow")
  WorkflowServiceStubs temporal(ApiProperties properties) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget(properties.temporal().address())
            .build());
  }

  @Bean
  Secrets secrets(ApiProperties properties) {
    return Settings.secretKey(properties.secretKey());
  }

  @Bean
  SimulatedHosts simulatedHosts(ApiProperties properties) {
    return new SimulatedHosts(properties.simulatedHosts());
  }

  @Bean
  UnsubscribeLinks unsubscribeLinks(Secrets secrets) {
    return new UnsubscribeLinks(secrets);
  }

  @Bean
  TrackedLinks trackedLinks(Secrets secrets) {
    return new TrackedLinks(secrets);
  }

  @Bean
  DncStore doNotCallLists(Database database) {
    return new DncStore(database);
  }

  @Bean
  MailLinks mailLinks(Secrets secrets) {
    return new MailLinks(secrets);
  }

  @Bean
  ApiKeyStore apiKeys(Database database) {
    return new ApiKeyStore(database);
  }

  @Bean
  IntegrationStore integrations(Database database, Secrets secrets) {
    return new IntegrationStore(database, secrets);
  }

  @Bean
  SecretStore secretStore(Database database, Secrets secrets) {
    return new SecretStore(database, secrets);
  }

  @Bean
  SigningKeys signingKeys(Database database, Secrets secrets) {
    return new SigningKeys(database, secrets);
  }

  @Bean
  SenderStore senders(Database database) {
    return new SenderStore(database);
  }

  @Bean
  InboxStore inbox(Database database) {
    return new InboxStore(database);
  }

  @Bean
  DependencyStore dependencies(Database database) {
    return new DependencyStore(database);
  }

  @Bean
  AttemptStore attempts(Database database) {
    return new AttemptStore(database);
  }

  @Bean
  CampaignStore campaigns(Database database) {
    return new CampaignStore(database);
  }

  @Bean
  TemplateStore templates(Database database) {
    return new TemplateStore(database);
  }

  @Bean
  Readiness readiness(Database database) {
    return new Readiness(database);
  }

  @Bean
  Journeys journeys() {
    return new Journeys();
  }

  @Bean
  PropertyStore propertyStore(Database database) {
    return new PropertyStore(database);
  }

  @Bean
  ListStore lists(Database database) {
    return new ListStore(database);
  }

  @Bean
  ImportStore imports(Database database) {
    return new ImportStore(database);
  }

  @Bean
  OwnerStore owners(Database database) {
    return new OwnerStore(database);
  }

  @Bean
  ContactStore contacts(Database database) {
    return new ContactStore(database);
  }

  @Bean
  FactStore facts(Database database) {
    return new FactStore(database);
  }

  @Bean
  SubjectStore subjects(Database database) {
    return new SubjectStore(database);
  }

  @Bean
  OptOutStore optOuts(Database database) {
    return new OptOutStore(database);
  }

  @Bean
  LiftStore lifts(Database database) {
    return new LiftStore(database);
  }

  @Bean
  ConsentStore consents(Database database) {
    return new ConsentStore(database);
  }

  @Bean
  PoisonStore poison(Database database) {
    return new PoisonStore(database);
  }

  @Bean
  SuppressionStore suppressions(Database database) {
    return new SuppressionStore(database);
  }
}
