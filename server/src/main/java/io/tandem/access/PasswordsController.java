package io.tandem.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tandem.access.PasswordLinks.Made;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Changing one's password, and links for those who forgot it. */
@RestController
@RequestMapping("/api")
class PasswordsController {

  private final PasswordChanges changes;
  private final PasswordLinks links;
  private final SignIns signIns;
  private final LoginThrottle throttle;
  private final AccessSettings settings;

  PasswordsController(
      PasswordChanges changes,
      PasswordLinks links,
      SignIns signIns,
      LoginThrottle throttle,
      AccessSettings settings) {
    this.changes = changes;
    this.links = links;
    this.signIns = signIns;
    this.throttle = throttle;
    this.settings = settings;
  }

  /** Guarded against guessing like signing in; the caller's other sessions end. */
  @PutMapping("/me/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @SignedIn
  void changePassword(
      Caller caller, @Valid @RequestBody PasswordChange wanted, HttpServletRequest request) {
    String email = changes.account(caller).email();
    throttle.attempt(email, request.getRemoteAddr());
    changes.change(
        caller,
        new Passwords.Change(wanted.current(), wanted.replacement()),
        SessionCookies.read(request).orElse(""));
    throttle.succeeded(email, request.getRemoteAddr());
  }

  @PostMapping("/projects/{project}/members/{id}/password-reset")
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Permission.MANAGE_MEMBERS)
  PasswordLink makePasswordLink(Actor actor, Caller caller, @PathVariable long id) {
    Made made = links.make(actor, caller, id);
    String link =
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .pathSegment("password-resets", made.token())
            .toUriString();
    return new PasswordLink(link, made.until());
  }

  @GetMapping("/password-resets/{token}")
  @Anonymous
  PasswordReset getPasswordReset(@PathVariable String token) {
    return new PasswordReset(changes.linked(token).email());
  }

  @PostMapping("/password-resets/{token}")
  @Anonymous
  ResponseEntity<MeView> resetPassword(
      @PathVariable String token,
      @Valid @RequestBody NewPassword wanted,
      HttpServletRequest request) {
    long member = changes.reset(token, wanted.password());
    return SessionCookies.answer(signIns.open(member), settings.sessionLifetime(), request);
  }

  /**
   * @param replacement the new password, {@code new} in JSON
   */
  record PasswordChange(
      @NotBlank @Size(max = Passwords.LONGEST) String current,
      @JsonProperty("new") @NotBlank @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
          String replacement) {}

  /**
   * @param link to be handed to the member; shown only here
   */
  record PasswordLink(String link, Instant expiresAt) {}

  /** Whose password a link sets. */
  record PasswordReset(String email) {}

  /** The password to be. */
  record NewPassword(
      @NotBlank @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST) String password) {}
}
