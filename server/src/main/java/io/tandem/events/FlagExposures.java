package io.tandem.events;

import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes in who was given what of a flag where Tandem itself sees it, as SDKs report it otherwise.
 */
public interface FlagExposures {

  /** The event, as PostHog's SDKs name it. */
  String EVENT = "$feature_flag_called";

  /**
   * Property of an exposure that no experiment counts: {@code tester} (nor the person, any more),
   * {@code holdout} or {@code layer}.
   */
  String APART = "$flag_apart";

  /**
   * Somebody was asked about to whom a holdout may give nothing. Its {@code $holdout} is the
   * holdout, its {@code $holdout_group} what {@link #group} says.
   */
  String HOLDOUT_EVENT = "$holdout_exposed";

  /** On which side of a holdout somebody is: {@code held} or {@code others}. */
  static String group(boolean held) {
    return held ? "held" : "others";
  }

  /**
   * Appends them to the event stream; what is there already is left out, as {@link #EVENT} says.
   *
   * @throws TandemException {@code busy} when the store cannot take them now
   */
  void record(ProjectId project, int environment, List<? extends Told> told);

  /** What Tandem sees itself. */
  sealed interface Told {

    /** By which the app knows them. */
    String id();

    /** UTC milliseconds. */
    long time();
  }

  /**
   * Somebody was given something.
   *
   * @param flag key
   * @param variant key; null when the flag is boolean or off
   * @param on false for off
   */
  record Exposure(String id, String flag, @Nullable String variant, boolean on, long time)
      implements Told {}

  /**
   * Somebody is held out, or not.
   *
   * @param holdout key
   */
  record HeldOut(String id, String holdout, boolean held, long time) implements Told {}
}
