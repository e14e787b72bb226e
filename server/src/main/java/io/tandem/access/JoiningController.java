package io.tandem.access;

import io.tandem.access.InvitationStore.Invited;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One-time links: first set-up and invitations. Either signs the new member in. */
@RestController
@RequestMapping("/api")
class JoiningController {

  private final Joining joining;
  private final SignIns signIns;
  private final LoginThrottle throttle;
  private final AccessSettings settings;

  JoiningController(
      Joining joining, SignIns signIns, LoginThrottle throttle, AccessSettings settings) {
    this.joining = joining;
    this.signIns = signIns;
    this.throttle = throttle;
    this.settings = settings;
  }

  @PostMapping("/setup")
  @Anonymous
  ResponseEntity<MeView> setUp(@Valid @RequestBody SetUp setUp, HttpServletRequest request) {
    NewAccount account = new NewAccount(setUp.name(), setUp.password());
    return signedIn(joining.setUp(setUp.token(), setUp.email(), account), request);
  }

  @GetMapping("/invitations/{token}")
  @Anonymous
  InvitationView getInvitation(@PathVariable String token) {
    Invited invited = joining.invitation(token);
    return new InvitationView(invited.email(), joining.projectName(invited));
  }

  @PostMapping("/invitations/{token}")
  @Anonymous
  ResponseEntity<MeView> acceptInvitation(
      @PathVariable String token,
      @Valid @RequestBody NewAccount account,
      HttpServletRequest request) {
    // Accepting with an account proves it by its password, so it is guarded like signing in.
    String email = joining.invitation(token).email();
    throttle.attempt(email, request.getRemoteAddr());
    long member = joining.accept(token, account);
    throttle.succeeded(email, request.getRemoteAddr());
    return signedIn(member, request);
  }

  private ResponseEntity<MeView> signedIn(long member, HttpServletRequest request) {
    return SessionCookies.answer(signIns.open(member), settings.sessionLifetime(), request);
  }

  /** The first administrator. */
  record SetUp(
      @NotBlank @Size(max = 200) String token,
      @NotBlank @Email @Size(max = 254) String email,
      @NotBlank @Size(max = 200) String name,
      @NotBlank @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST) String password) {}

  /**
   * @param project its name
   */
  record InvitationView(String email, String project) {}
}
