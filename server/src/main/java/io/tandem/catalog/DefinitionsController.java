package io.tandem.catalog;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What active, payment, complaint, sign-up and course mean in a project. */
@RestController
@RequestMapping("/api/projects/{project}/definitions")
class DefinitionsController {

  private final Definitions definitions;

  DefinitionsController(Definitions definitions) {
    this.definitions = definitions;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  ResponseEntity<Definition> getDefinitions(Actor actor) {
    return tagged(definitions.get(actor.projectId()));
  }

  @PutMapping
  @Needs(Permission.EDIT_FEATURES)
  ResponseEntity<Definition> updateDefinitions(
      Actor actor,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody DefinitionDraft draft) {
    return tagged(definitions.put(actor, Versions.match(ifMatch), draft));
  }

  private static ResponseEntity<Definition> tagged(Definition definition) {
    return ResponseEntity.ok().eTag(Versions.tag(definition.version())).body(definition);
  }
}
