package io.tandem.cli;

import io.tandem.platform.TandemApplication;
import org.springframework.boot.SpringApplication;

/** Entry point of every command. */
public final class Main {

  private Main() {}

  /** Runs one command and exits with its status. */
  public static void main(String[] arguments) {
    SpringApplication.run(TandemApplication.class, arguments);
  }
}
