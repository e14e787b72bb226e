package io.tandem.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out with a password; one's own profile. */
@RestController
@RequestMapping("/api")
class SignInController {

  private final SignIns signIns;
  private final AccessSettings settings;

  SignInController(SignIns signIns, AccessSettings settings) {
    this.signIns = signIns;
    this.settings = settings;
  }

  @PostMapping("/login")
  @Anonymous
  ResponseEntity<MeView> signIn(@Valid @RequestBody Login login, HttpServletRequest request) {
    return SessionCookies.answer(
        signIns.signIn(login.email(), login.password(), request.getRemoteAddr()),
        settings.sessionLifetime(),
        request);
  }

  @PostMapping("/logout")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @SignedIn
  ResponseEntity<Void> signOut(HttpServletRequest request) {
    SessionCookies.read(request).ifPresent(signIns::signOut);
    return SessionCookies.remove(request);
  }

  @GetMapping("/me")
  @SignedIn
  MeView getMe(Caller caller) {
    return signIns.me(caller);
  }

  @PutMapping("/me")
  @SignedIn
  MeView updateMe(Caller caller, @Valid @RequestBody Profile profile) {
    return signIns.update(caller, profile.name(), profile.locale());
  }

  /** What signing in takes. */
  record Login(
      @NotBlank @Size(max = 254) String email,
      @NotBlank @Size(max = Passwords.LONGEST) String password) {}

  /** What is left out stays as it is. */
  record Profile(
      @Nullable @Size(min = 1, max = 200) String name, @Nullable @Size(max = 20) String locale) {}
}
