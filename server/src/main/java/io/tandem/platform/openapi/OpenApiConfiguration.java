package io.tandem.platform.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.tandem.access.Actor;
import io.tandem.access.Anonymous;
import io.tandem.access.Caller;
import io.tandem.access.Callers;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.access.Role;
import io.tandem.shared.ClientConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** The document's frame: two ways to sign in, the project in the path, problem answers. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  private static final String PROBLEM = "Problem";

  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Actor.class, Caller.class, ClientConnection.class);
  }

  @Bean
  OpenAPI openApi() {
    OpenAPI document = new OpenAPI();
    document.addExtension("x-permissions", permissions());
    return document
        .info(new Info().title("Tandem").version("1"))
        .components(
            new Components()
                .addSecuritySchemes(
                    "bearer", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"))
                .addSecuritySchemes(
                    "session",
                    new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name(Callers.SESSION_COOKIE))
                .addSchemas(PROBLEM, problem()));
  }

  /** Which roles hold each permission, for clients that say whom to ask. */
  private static Map<String, List<String>> permissions() {
    Map<String, List<String>> roles = new LinkedHashMap<>();
    for (Permission permission : Permission.values()) {
      roles.put(permission.key(), permission.roles().stream().sorted().map(Role::key).toList());
    }
    return roles;
  }

  /** RFC 9457 with Tandem's {@code code}. */
  private static Schema<?> problem() {
    Schema<?> problem = new ObjectSchema();
    problem.addProperty("type", new StringSchema());
    problem.addProperty("title", new StringSchema());
    problem.addProperty("status", new IntegerSchema());
    problem.addProperty("detail", new StringSchema());
    problem.addProperty("instance", new StringSchema());
    problem.addProperty("code", new StringSchema());
    problem.setRequired(List.of("title", "status", "detail", "code"));
    return problem;
  }

  @Bean
  RecordSchemas recordSchemas() {
    return new RecordSchemas();
  }

  @Bean
  GlobalOperationCustomizer operations() {
    return OpenApiConfiguration::describe;
  }

  private static Operation describe(Operation operation, HandlerMethod method) {
    operation.setOperationId(method.getMethod().getName());
    Needs needs = method.getMethodAnnotation(Needs.class);
    if (needs != null) {
      namesProject(operation);
      operation.addExtension("x-permission", needs.value().key());
    }
    if (!method.hasMethodAnnotation(Anonymous.class)) {
      operation
          .addSecurityItem(new SecurityRequirement().addList("bearer"))
          .addSecurityItem(new SecurityRequirement().addList("session"));
    }
    operation.getResponses().addApiResponse("default", problemAnswer());
    return operation;
  }

  /** The project is read by the access room, so no controller declares it. */
  private static void namesProject(Operation operation) {
    boolean declared =
        operation.getParameters() != null
            && operation.getParameters().stream().anyMatch(p -> "project".equals(p.getName()));
    if (!declared) {
      operation.addParametersItem(
          new PathParameter()
              .name("project")
              .description("key of the project")
              .schema(new StringSchema()));
    }
  }

  private static ApiResponse problemAnswer() {
    Schema<?> reference = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
    return new ApiResponse()
        .description("What went wrong and what to do.")
        .content(
            new Content()
                .addMediaType("application/problem+json", new MediaType().schema(reference)));
  }
}
