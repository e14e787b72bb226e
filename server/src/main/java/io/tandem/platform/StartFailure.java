package io.tandem.platform;

/** A reason not to start that whoever starts the server can do something about. */
public class StartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status exit status of the command
   * @param sentence says what to do, in both languages
   */
  StartFailure(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  /** Exit status of the command: 4 the port is taken, 5 a setting cannot be used. */
  public int status() {
    return status;
  }
}
