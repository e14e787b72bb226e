package io.tandem.access;

import io.tandem.shared.ProjectId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, within one project. Controllers take it as a method parameter; the access room
 * resolves it after the permission was checked.
 *
 * @param project the project named in the path
 * @param memberId the member, or null for a Bearer token that belongs to no member
 * @param name what the audit trail shows, e.g. an e-mail address or a token's label
 * @param roles the roles held in this project
 * @param person who that is, however they call: the same for a member, whatever their e-mail
 *     address, and for all tokens they made; differs between people
 */
public record Actor(
    Project project, @Nullable Long memberId, String name, Set<Role> roles, String person) {

  /** Somebody who made no tokens, or the server itself. */
  public Actor(Project project, @Nullable Long memberId, String name, Set<Role> roles) {
    this(project, memberId, name, roles, memberId == null ? name : Caller.member(memberId));
  }

  /** Tells apart who asks, for taking turns; tokens of one label count as one. */
  public String asker() {
    return memberId == null ? "token " + name : "member " + memberId;
  }

  /** The project's id. */
  public ProjectId projectId() {
    return project.id();
  }
}
