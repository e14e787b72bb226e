package io.tandem.access;

import io.tandem.shared.ProjectId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, over all projects: a signed-in member or a Bearer token.
 *
 * @param memberId the member, or null for a token
 * @param name e-mail address of the member or label of the token
 * @param everywhere true for the token of this installation's owner, an administrator of every
 *     project
 * @param roles the roles held per project
 * @param until when the session or token ends; null for never
 * @param person as in {@link Actor}
 */
public record Caller(
    @Nullable Long memberId,
    String name,
    boolean everywhere,
    Map<ProjectId, Set<Role>> roles,
    @Nullable Instant until,
    String person) {

  /** Whoever owns the installation, by any of its tokens. */
  static final String OWNER = "owner";

  private static final Set<Role> ADMINISTRATOR = Set.copyOf(EnumSet.of(Role.ADMIN));

  /** A member as a person. */
  static String member(long id) {
    return "member " + id;
  }

  /** The roles in a project; empty when the caller has no part in it. */
  public Set<Role> rolesIn(ProjectId project) {
    return everywhere ? ADMINISTRATOR : roles.getOrDefault(project, Set.of());
  }

  /** True for an administrator of the installation or of any project. */
  public boolean administersAny() {
    return everywhere || roles.values().stream().anyMatch(held -> held.contains(Role.ADMIN));
  }
}
