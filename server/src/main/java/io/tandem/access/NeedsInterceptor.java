package io.tandem.access;

import io.tandem.shared.TandemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets a request under {@code /api} through to its handler only when the handler's {@link Needs},
 * {@link SignedIn} or {@link Anonymous} allows it; a handler with none of them is closed.
 */
@Component
class NeedsInterceptor implements HandlerInterceptor {

  static final String ACTOR = Actor.class.getName();

  private final Projects projects;

  NeedsInterceptor(Projects projects) {
    this.projects = projects;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)) {
      return true; // no such route: answered as not found
    }
    if (method.hasMethodAnnotation(Anonymous.class)) {
      return true;
    }
    Needs needs = method.getMethodAnnotation(Needs.class);
    Caller caller = (Caller) request.getAttribute(Callers.ATTRIBUTE);
    if (needs == null && !method.hasMethodAnnotation(SignedIn.class)) {
      throw new TandemException(AccessError.ROUTE_CLOSED);
    }
    if (caller == null) {
      throw new TandemException(AccessError.NOT_SIGNED_IN);
    }
    if (needs != null) {
      request.setAttribute(ACTOR, actor(caller, project(request), needs.value()));
    }
    return true;
  }

  private Actor actor(Caller caller, @Nullable String key, Permission permission) {
    Project project =
        projects
            .byKey(key == null ? "" : key)
            .filter(found -> !caller.rolesIn(found.id()).isEmpty())
            .orElseThrow(() -> new TandemException(AccessError.NO_PROJECT, shown(key)));
    Set<Role> roles = caller.rolesIn(project.id());
    if (!permission.heldBy(roles)) {
      throw new TandemException(AccessError.FORBIDDEN);
    }
    return new Actor(project, caller.memberId(), caller.name(), roles, caller.person());
  }

  private static String shown(@Nullable String key) {
    return key == null ? "" : key.substring(0, Math.min(key.length(), 63));
  }

  private static @Nullable String project(HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return variables instanceof Map<?, ?> map && map.get("project") instanceof String key
        ? key
        : null;
  }
}
