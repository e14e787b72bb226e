package io.tandem.access;

import io.tandem.access.TokenChanges.NewToken;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Duration;
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

  private static final int GRACE = 24;

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
    return created(tokens.create(actor, request.name(), request.roles(), request.expiresAt()));
  }

  /** Makes a new secret for what a token does; the old one goes on for a while. */
  @PostMapping("/{id}/rotate")
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Permission.MANAGE_KEYS)
  CreatedToken rotateToken(
      Actor actor, @PathVariable long id, @Valid @RequestBody TokenRotation request) {
    Integer hours = request.graceHours();
    return created(tokens.rotate(actor, id, Duration.ofHours(hours == null ? GRACE : hours)));
  }

  private static CreatedToken created(NewToken made) {
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
   * @param graceHours how long the old secret goes on; 24 when null, 0 ends it at once
   */
  record TokenRotation(@Nullable @Min(0) @Max(720) Integer graceHours) {}

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
