package io.tandem.policies.evaluation;

import io.tandem.support.Story;
import io.tandem.support.TestServer.TestProject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What people of a project in UTC do, day by day. */
public final class Days {

  private final TestProject project;

  public Days(TestProject project) {
    this.project = project;
  }

  /** So many active people, and so many of them complain. Leaves the clock in that evening. */
  public void day(LocalDate day, int active, int complaints) {
    project.server().setClock(day.atTime(20, 0).toInstant(ZoneOffset.UTC));
    new Story()
        .crowd(active, "person", "open", day + "T10:00:00Z")
        .crowd(complaints, "person", "complaint", day + "T11:00:00Z")
        .sendTo(project);
  }

  /** People complain; the clock stays where it is. */
  public void complaints(LocalDate day, int people) {
    new Story().crowd(people, "person", "complaint", day + "T12:00:00Z").sendTo(project);
  }

  /** Sets the clock and waits until every bucket that closed before is judged. */
  public void judged(Instant now) {
    project.server().setClock(now);
    await(() -> !Instant.parse(progress("judgedTo")).isBefore(now));
  }

  /** A field of how far judging is. */
  public String progress(String what) {
    return project.get("/policies/progress").json().get(what).asString();
  }

  /** Waits for a condition, half a minute at most. */
  public static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within 30 s");
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
