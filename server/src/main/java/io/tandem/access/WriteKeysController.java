package io.tandem.access;

import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Public write keys of a project. */
@RestController
@RequestMapping("/api/projects/{project}/write-keys")
class WriteKeysController {

  private final WriteKeyChanges keys;

  WriteKeysController(WriteKeyChanges keys) {
    this.keys = keys;
  }

  @GetMapping
  @Needs(Permission.MANAGE_KEYS)
  List<WriteKeyView> listWriteKeys(Actor actor) {
    return keys.list(actor.projectId());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Permission.MANAGE_KEYS)
  WriteKeyView createWriteKey(Actor actor, @Valid @RequestBody WriteKeyRequest request) {
    return keys.create(actor, request, null);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Permission.MANAGE_KEYS)
  void revokeWriteKey(Actor actor, @PathVariable long id) {
    keys.revoke(actor, id);
  }
}
