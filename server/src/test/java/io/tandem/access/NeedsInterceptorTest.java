package io.tandem.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.shared.ProjectId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

class NeedsInterceptorTest {

  private static final ProjectId ID = new ProjectId(1);
  private static final Project SHOP =
      new Project(ID, "shop", "Shop", ZoneOffset.UTC, "en", "EUR", 1);
  private static final Caller OWNER = new Caller(null, "owner", true, Map.of(), null, "owner");

  private final NeedsInterceptor interceptor = new NeedsInterceptor(new OneProject());

  @Test
  void routeWithoutAnnotationIsClosedEvenToTheOwner() {
    assertThatThrownBy(() -> call("forgotten", "shop", OWNER)).hasMessageContaining("route_closed");
  }

  @Test
  void anonymousRouteIsOpenToAll() throws Exception {
    assertThat(call("open", null, null).getAttribute(NeedsInterceptor.ACTOR)).isNull();
  }

  @Test
  void actorCarriesTheRolesHeldInTheProjectOfThePath() throws Exception {
    Caller caller = member(Map.of(ID, Set.of(Role.VIEWER)));
    Actor actor = (Actor) call("view", "shop", caller).getAttribute(NeedsInterceptor.ACTOR);
    assertThat(actor).isEqualTo(new Actor(SHOP, 7L, "a@b.c", Set.of(Role.VIEWER)));
  }

  @Test
  void roleHeldInAnotherProjectDoesNotCount() {
    Caller caller = member(Map.of(new ProjectId(2), Set.of(Role.ADMIN)));
    assertThatThrownBy(() -> call("view", "shop", caller)).hasMessageContaining("not_found");
  }

  @Test
  void missingProjectCallerOrPermissionAreToldApart() {
    Caller viewer = member(Map.of(ID, Set.of(Role.VIEWER)));
    assertThatThrownBy(() -> call("view", "nowhere", OWNER)).hasMessageContaining("not_found");
    assertThatThrownBy(() -> call("view", null, OWNER)).hasMessageContaining("not_found");
    assertThatThrownBy(() -> call("view", "shop", null)).hasMessageContaining("not_signed_in");
    assertThatThrownBy(() -> call("signedIn", null, null)).hasMessageContaining("not_signed_in");
    assertThatThrownBy(() -> call("administer", "shop", viewer)).hasMessageContaining("forbidden");
  }

  private MockHttpServletRequest call(
      String route, @Nullable String project, @Nullable Caller caller) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest();
    Map<String, String> variables = project == null ? Map.of() : Map.of("project", project);
    request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, variables);
    if (caller != null) {
      request.setAttribute(Callers.ATTRIBUTE, caller);
    }
    HandlerMethod handler = new HandlerMethod(new Routes(), Routes.class.getDeclaredMethod(route));
    assertThat(interceptor.preHandle(request, new MockHttpServletResponse(), handler)).isTrue();
    return request;
  }

  private static Caller member(Map<ProjectId, Set<Role>> roles) {
    return new Caller(7L, "a@b.c", false, roles, null, "member 7");
  }

  /** Routes of every kind. */
  static class Routes {
    void forgotten() {}

    @Anonymous
    void open() {}

    @SignedIn
    void signedIn() {}

    @Needs(Permission.VIEW)
    void view() {}

    @Needs(Permission.ADMINISTER)
    void administer() {}
  }

  private static final class OneProject implements Projects {
    @Override
    public Optional<Project> byKey(String key) {
      return key.equals("shop") ? Optional.of(SHOP) : Optional.empty();
    }

    @Override
    public Project get(ProjectId id) {
      return SHOP;
    }

    @Override
    public List<Project> all() {
      return List.of(SHOP);
    }

    @Override
    public Optional<Integer> environment(ProjectId project, String key) {
      return Optional.empty();
    }
  }
}
