package io.tandem.access;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes and checks passwords; a check takes as long for an unknown account as for a known one. */
@Component
class Passwords {

  static final int SHORTEST = 10;
  static final int LONGEST = 200;

  private final PasswordEncoder encoder;
  private volatile String decoy = "";

  Passwords(PasswordEncoder encoder) {
    this.encoder = encoder;
  }

  String hash(String password) {
    return String.valueOf(encoder.encode(password));
  }

  boolean matches(String password, String hash) {
    return encoder.matches(password, hash);
  }

  /** What a change of one's own password takes: the one there is and the one to be. */
  record Change(String current, String replacement) {}

  /** Spends the time a check takes. */
  void pretend(String password) {
    if (decoy.isEmpty()) {
      decoy = hash(Secrets.random());
    }
    encoder.matches(password, decoy);
  }
}
