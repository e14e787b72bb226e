package io.tandem.access;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in and what they may do where.
 *
 * @param email null for a Bearer token
 * @param locale BCP 47 tag of the language they chose, or else of their first project
 */
record MeView(@Nullable String email, String name, String locale, List<MyProject> projects) {

  /**
   * @param roles held in this project
   * @param permissions what these roles allow
   */
  record MyProject(
      String key,
      String name,
      String zone,
      String locale,
      String currency,
      List<Role> roles,
      List<Permission> permissions) {

    static MyProject of(Project project, Set<Role> roles) {
      return new MyProject(
          project.key(),
          project.name(),
          project.zone().getId(),
          project.locale(),
          project.currency(),
          roles.stream().sorted().toList(),
          Arrays.stream(Permission.values()).filter(p -> p.heldBy(roles)).toList());
    }
  }
}
