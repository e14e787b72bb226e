package io.tandem.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tandem.access.Permission;
import io.tandem.access.Role;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.Answer;
import io.tandem.support.TestServer.TestProject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Every operation of the OpenAPI document refuses no login, a role that lacks its permission, and
 * members of another project. New routes are covered by being in the document.
 */
class SecurityMatrixIT {

  /** Routes people use before they are signed in. */
  private static final Set<String> ANONYMOUS =
      Set.of(
          "GET /api/status",
          "GET /api/csrf",
          "POST /api/login",
          "POST /api/setup",
          "GET /api/invitations/{token}",
          "POST /api/invitations/{token}",
          "GET /api/password-resets/{token}",
          "POST /api/password-resets/{token}");

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");
  private final TestProject other = server.newProject("UTC");
  private final Map<Role, String> tokens = tokens(project);
  private final String stranger = token(other, Role.ADMIN);

  @TestFactory
  Stream<DynamicTest> withoutLogin() {
    return operations().stream()
        .filter(operation -> !ANONYMOUS.contains(operation.toString()))
        .map(operation ->
            dynamicTest(
                operation + " is 401",
                () -> assertRefused(send(operation, ""), 401, "not_signed_in")));
  }

  @TestFactory
  Stream<DynamicTest> anotherProject() {
    return inProjects()
        .map(operation ->
            dynamicTest(
                operation + " is 404",
                () -> assertRefused(send(operation, stranger), 404, "not_found")));
  }

  @TestFactory
  Stream<DynamicTest> everyRoleWithoutThePermission() {
    return inProjects()
        .flatMap(operation ->
            Arrays.stream(Role.values())
                .filter(role -> !operation.permission().heldBy(Set.of(role)))
                .map(role ->
                    dynamicTest(
                        operation + " is 403 for " + role.key(),
                        () -> assertRefused(send(operation, tokens.get(role)), 403, "forbidden"))));
  }

  @TestFactory
  Stream<DynamicTest> everyRoleWithThePermissionPassesTheGate() {
    return inProjects()
        .filter(operation -> operation.method().equals("GET") && !operation.streams())
        .flatMap(operation ->
            operation.permission().roles().stream()
                .map(role ->
                    dynamicTest(
                        operation + " is open to " + role.key(),
                        () ->
                            assertThat(send(operation, tokens.get(role)).status())
                                .isNotIn(401, 403)
                                .isLessThan(500))));
  }

  private Stream<Operation> inProjects() {
    List<Operation> found =
        operations().stream().filter(o -> o.path().contains("{project}")).toList();
    assertThat(found).isNotEmpty();
    return found.stream();
  }

  private List<Operation> operations() {
    JsonNode paths = server.send(server.anonymous("/v3/api-docs")).json().get("paths");
    List<Operation> operations = new ArrayList<>();
    paths.forEachEntry((path, methods) ->
        methods.forEachEntry((method, operation) ->
            operations.add(
                new Operation(
                    method.toUpperCase(Locale.ROOT),
                    path,
                    operation.path("x-permission").asString(""),
                    operation.toString().contains("text/event-stream")))));
    return operations;
  }

  private Answer send(Operation operation, String token) {
    String path =
        operation
            .path()
            .replace("{project}", project.key())
            .replaceAll("\\{[A-Za-z]*[iI]d\\}|\\{person\\}", "1")
            .replaceAll("\\{[^}]*\\}", "any");
    HttpRequest.Builder request =
        server
            .anonymous(path)
            .header("Content-Type", "application/json")
            .method(
                operation.method(),
                operation.method().equals("GET")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString("{}"));
    return server.send(
        token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
  }

  private static void assertRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().get("code").asString()).isEqualTo(code);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  private static Map<Role, String> tokens(TestProject project) {
    Map<Role, String> tokens = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      tokens.put(role, token(project, role));
    }
    return tokens;
  }

  private static String token(TestProject project, Role role) {
    Map<String, Object> wanted = Map.of("name", role.key(), "roles", List.of(role.key()));
    return TestServer.expect(201, project.post("/tokens", wanted)).json().get("token").asString();
  }

  private record Operation(String method, String path, String permissionKey, boolean streams) {

    Permission permission() {
      return Permission.valueOf(permissionKey.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }
}
