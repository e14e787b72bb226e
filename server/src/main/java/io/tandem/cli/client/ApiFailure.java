package io.tandem.cli.client;

/** A request that a server refused or did not answer. */
public class ApiFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  ApiFailure(int status, String code, String sentence) {
    super(sentence);
    this.status = status;
    this.code = code;
  }

  /** HTTP status; 0 when there was no answer. */
  public int status() {
    return status;
  }

  /** The problem's stable code, empty when there is none. */
  public String code() {
    return code;
  }

  /** True when the same request may well succeed a little later. */
  public boolean passing() {
    return status == 0 || status == 502 || status == 503 || status == 504;
  }
}
