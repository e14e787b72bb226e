package io.tandem.cli.demo.story;

/** One thread of the story; writes what its people do each day. */
interface Chapter {

  /** Writes a day's events. Days come in order, each once. */
  void tell(DayBook book);
}
