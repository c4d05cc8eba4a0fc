package dev.drumbeat.api.docs;

import static java.util.Objects.requireNonNull;

import dev.drumbeat.api.config.ApiProperties;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.IfMatch;
import dev.drumbeat.api.web.Problem;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds for every route: how to authenticate, and how faults are answered. */
@Configuration(proxyBeanMethods = false)
class Description {
  private static final String SCHEME = "apiKey";
  private static final Set<String> PROBES = Set.of("/api/health", "/readyz");
  private static final Map<String, String> PROBLEMS =
      Map.of(
          "400", "Something is wrong with the request; all of it is listed",
          "401", "The API key is missing or not valid",
          "403", "The API key lacks the scope: read to look, write to change",
          "404", "There is no such thing, or it is another workspace's",
          "500", "Something went wrong here");

  private static final Map<String, String> BODY_PROBLEMS =
      Map.of(
          "413", "The body is too large",
          "415", "The body is of a type that is not taken here");

  private static final Header LOCATION =
      new Header()
          .description("Where what was made can be read")
          .required(true)
          .schema(new StringSchema().format("uri-reference"));

  private static final Header ETAG =
      new Header()
          .description("Names the draft as it is here; for If-Match")
          .required(true)
          .schema(new StringSchema());

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
  }

  @Bean
  OpenAPI openApi(ApiProperties properties) {
    return new OpenAPI()
        .info(
            new Info()
                .title("Drumbeat")
                .version("1")
                .description("Multi-step outreach campaigns, with a reason for every send"))
        .servers(List.of(new Server().url(properties.publicUrl())))
        .components(
            new Components()
                .addSecuritySchemes(
                    SCHEME, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
        .addSecurityItem(new SecurityRequirement().addList(SCHEME));
  }

  @Bean
  ModelConverter recordSchemas() {
    return new RecordSchemas();
  }

  @Bean
  OpenApiCustomizer problems() {
    return api -> {
      ModelConverters.getInstance(true)
          .resolveAsResolvedSchema(new AnnotatedType(Problem.class))
          .referencedSchemas
          .forEach(api.getComponents()::addSchemas);
      api.getComponents()
          .addSchemas(
              "Problem",
              ModelConverters.getInstance(true)
                  .resolveAsResolvedSchema(new AnnotatedType(Problem.class))
                  .schema);
      api.getPaths()
          .forEach((path, item) -> item.readOperations().forEach(each -> complete(path, each)));
    };
  }

  private static void complete(String path, Operation operation) {
    boolean open =
        !path.startsWith("/api/")
            || (operation.getSecurity() != null && operation.getSecurity().isEmpty());
    if (PROBES.contains(path)) {
      ApiResponse well = requireNonNull(operation.getResponses().get("200"));
      operation
          .getResponses()
          .addApiResponse(
              "503", new ApiResponse().description("Not all is well").content(well.getContent()));
    }
    PROBLEMS.forEach((status, description) -> {
      if (!(open && (status.equals("401") || status.equals("403")))) {
        operation.getResponses().putIfAbsent(status, problem(description));
      }
    });
    if (operation.getRequestBody() != null) {
      BODY_PROBLEMS.forEach((status, description) ->
          operation.getResponses().putIfAbsent(status, problem(description)));
    }
    ApiResponse created = operation.getResponses().get("201");
    if (created != null) {
      created.addHeaderObject("Location", LOCATION);
    }
    operation.getResponses().values().stream()
        .filter(Description::isOfADraft)
        .forEach(each -> each.addHeaderObject("ETag", ETAG));
    if (operation.getParameters() != null) {
      operation.getParameters().stream()
          .filter(each -> IfMatch.HEADER.equals(each.getName()))
          .forEach(each -> conditional(operation, Boolean.TRUE.equals(each.getRequired())));
    }
    if (open) {
      operation.setSecurity(List.of());
    }
  }

  private static boolean isOfADraft(ApiResponse response) {
    return response.getContent() != null
        && response.getContent().values().stream()
            .map(MediaType::getSchema)
            .anyMatch(schema ->
                schema != null && String.valueOf(schema.get$ref()).endsWith("/DataCampaignView"));
  }

  private static void conditional(Operation operation, boolean required) {
    operation
        .getResponses()
        .putIfAbsent("412", problem("Another has changed it; what, stands in 'current'"));
    if (required) {
      operation.getResponses().putIfAbsent("428", problem("If-Match is missing"));
    }
  }

  private static ApiResponse problem(String description) {
    Schema<?> schema = new Schema<>().$ref("#/components/schemas/Problem");
    return new ApiResponse()
        .description(description)
        .content(
            new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
  }
}
