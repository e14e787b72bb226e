package io.tandem.policies.templates;

import io.tandem.policies.PolicyDraft;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The templates of policies. */
public final class PolicyTemplates {

  private PolicyTemplates() {}

  /** All of them. */
  public static List<PolicyTemplate> all() {
    return Arrays.stream(Template.values()).map(Template::view).toList();
  }

  /** A template filled in, without a key; empty when there is none of that name. */
  public static Optional<PolicyDraft> fill(String template, TemplateParameters parameters) {
    return Arrays.stream(Template.values())
        .filter(known -> known.key().equals(template))
        .findFirst()
        .map(known -> known.policy(parameters));
  }
}
