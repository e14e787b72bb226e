package io.tandem.cli.demo;

import io.tandem.cli.demo.story.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a policy made of a bucket, as the API tells it. */
record PolicyDay(JsonNode json) {

  /** Story day of the bucket; a week's is its Monday. */
  int day() {
    return Days.of(LocalDate.parse(json.path("bucket").asString()));
  }

  /** True when it began to fire. */
  boolean fired() {
    String before = json.path("stateBefore").asString();
    return json.path("stateAfter").asString().equals("firing")
        && (before.equals("ok") || before.equals("pending"));
  }

  String verdict() {
    return json.path("verdict").asString();
  }

  String state() {
    return json.path("stateAfter").asString();
  }

  /** The verdict in English. */
  String sentence() {
    return json.path("sentence").path("en").asString();
  }

  /** When it was judged, as a story day and the minute of that day. */
  Instant judgedAt() {
    return Instant.parse(json.path("judgedAt").asString());
  }

  List<Action> actions() {
    return json.path("actions").valueStream().map(Action::new).toList();
  }

  /** An action it asked for. */
  record Action(JsonNode json) {

    String name() {
      return json.path("name").asString();
    }

    String state() {
      return json.path("state").asString();
    }

    /** Who approved it; empty when it acted by itself. */
    String approvedBy() {
      return json.path("decidedBy").asString("");
    }

    /** The story day it ended on; 0 while it has not. */
    int doneOn() {
      String ended = json.path("finishedAt").asString("");
      return ended.isEmpty() ? 0 : on(Instant.parse(ended));
    }

    /** What it did, in English. */
    String result() {
      return json.path("result").path("en").asString("");
    }
  }

  /** The story day of an instant. */
  static int on(Instant instant) {
    return Days.of(LocalDate.ofInstant(instant, Days.ZONE));
  }
}
