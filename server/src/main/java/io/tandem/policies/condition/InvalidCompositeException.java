package io.tandem.policies.condition;

/** An expression that can't be used; the message says why. */
public class InvalidCompositeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InvalidCompositeException(String message) {
    super(message);
  }
}
