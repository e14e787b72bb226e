package io.tandem.policies.registry;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.policies.Policy;
import io.tandem.policies.PolicyDraft;
import io.tandem.policies.PolicySubject;
import io.tandem.policies.templates.PolicyTemplate;
import io.tandem.policies.templates.PolicyTemplates;
import io.tandem.policies.templates.TemplateParameters;
import io.tandem.shared.CommonError;
import io.tandem.shared.Names;
import io.tandem.shared.TandemException;
import io.tandem.shared.Versions;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Templates of policies, and policies made from them. */
@RestController
@RequestMapping("/api/projects/{project}/policies/templates")
class TemplatesController {

  private final StoredPolicies policies;
  private final KnownPolicies known;
  private final Validator validator;

  TemplatesController(StoredPolicies policies, KnownPolicies known, Validator validator) {
    this.validator = validator;
    this.policies = policies;
    this.known = known;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  List<PolicyTemplate> listPolicyTemplates(Actor actor) {
    return PolicyTemplates.all();
  }

  /** Makes a draft of a template. */
  @PostMapping("/{template}")
  @Needs(Permission.EDIT_POLICIES)
  ResponseEntity<Policy> installPolicyTemplate(
      Actor actor, @PathVariable String template, @Valid @RequestBody TemplateFilling filling) {
    Map<String, Object> given = filling.parameters() == null ? Map.of() : filling.parameters();
    TemplateParameters parameters = new TemplateParameters(filling.subject(), given);
    PolicyDraft draft =
        PolicyTemplates.fill(template, parameters)
            .orElseThrow(() -> new TandemException(PolicyError.UNKNOWN_TEMPLATE, template));
    String key = filling.key() == null ? policies.free(actor.projectId(), template) : filling.key();
    PolicyDraft filled = keyed(draft, key, filling.names());
    check(filled);
    StoredPolicy made = policies.create(actor, filled);
    return ResponseEntity.status(HttpStatus.CREATED)
        .eTag(Versions.tag(made.version()))
        .body(known.view(actor.projectId(), made));
  }

  /** As if somebody had sent it. */
  private void check(PolicyDraft draft) {
    for (ConstraintViolation<PolicyDraft> wrong : validator.validate(draft)) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, wrong.getPropertyPath() + " " + wrong.getMessage());
    }
  }

  private static PolicyDraft keyed(PolicyDraft draft, String key, @Nullable Names names) {
    return new PolicyDraft(
        key,
        names == null ? draft.names() : names,
        draft.template(),
        draft.subject(),
        draft.condition(),
        draft.temporal(),
        draft.dispatch(),
        draft.actions());
  }

  /**
   * What a template is filled in with.
   *
   * @param key of the new policy; null for the template's, followed by a number when that is taken
   * @param names null for the template's
   * @param subject the feature or campaign it is about, or null
   * @param parameters by the names the template asks for
   */
  record TemplateFilling(
      @Nullable String key,
      @Nullable Names names,
      @Nullable @Valid PolicySubject subject,
      @Nullable @Size(max = 50) Map<@NotNull String, @Nullable Object> parameters) {}
}
