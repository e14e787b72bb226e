package io.tandem.access;

import io.tandem.access.TokenChanges.NewToken;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bearer tokens for programs. */
@RestController
@RequestMapping("/api/projects/{project}/tokens")
class TokensController {

  private final TokenChanges tokens;

  TokensController(TokenChanges tokens) {
    this.tokens = tokens;
  }

  @GetMapping
  @Needs(Permission.MANAGE_KEYS)
  List<TokenView> listTokens(Actor actor) {
    return tokens.list(actor);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Permission.MANAGE_KEYS)
  CreatedToken createToken(Actor actor, @Valid @RequestBody TokenRequest request) {
    NewToken made = tokens.create(actor, request.name(), request.roles(), request.expiresAt());
    TokenView token = made.token();
    return new CreatedToken(
        made.secret(),
        token.id(),
        token.name(),
        token.roles(),
        token.prefix(),
        token.createdAt(),
        token.expiresAt());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Permission.MANAGE_KEYS)
  void revokeToken(Actor actor, @PathVariable long id) {
    tokens.revoke(actor, id);
  }

  /**
   * @param expiresAt null for never
   */
  record TokenRequest(
      @NotBlank @Size(max = 200) String name,
      @NotEmpty Set<Role> roles,
      @Nullable Instant expiresAt) {}

  /**
   * @param token the secret; shown only here
   */
  record CreatedToken(
      String token,
      long id,
      String name,
      List<Role> roles,
      String prefix,
      Instant createdAt,
      @Nullable Instant expiresAt) {}
}
