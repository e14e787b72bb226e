package io.tandem.cli.demo.story;

import java.util.Locale;

/**
 * What is tried out on the page of daily tasks, from the complaints of days 50 to 54 on: both on
 * the same page, so in one layer, where nobody meets both. Planted: how many more finish the tasks
 * of a day they come on.
 */
public enum TaskTrial {
  /** The product team lets people choose their three tasks. */
  CHOICE(56, 50, "assigned", "chosen", 0.08),
  /** The operations team shows how many days in a row somebody finished them. */
  STREAK(58, 40, "plain", "streak", 0.03);

  /** The layer of both. */
  public static final String LAYER = "task_page";

  /** Chance that somebody finishes the tasks of a day they come on, without either. */
  static final double FINISHES = 0.3;

  private final int firstDay;
  private final int share;
  private final String control;
  private final String variant;
  private final double effect;

  TaskTrial(int firstDay, int share, String control, String variant, double effect) {
    this.firstDay = firstDay;
    this.share = share;
    this.control = control;
    this.variant = variant;
    this.effect = effect;
  }

  /** The flag that deals people out; the experiment has the same key. */
  public String flag() {
    return "task_" + name().toLowerCase(Locale.ROOT);
  }

  /** The first day on which people meet it. */
  public int firstDay() {
    return firstDay;
  }

  /** Its percent of the layer. */
  public int share() {
    return share;
  }

  /** The variant without what is tried. */
  public String control() {
    return control;
  }

  /** The variant with it. */
  public String variant() {
    return variant;
  }

  /** How many more finish the day's tasks, as a share of people. */
  public double effect() {
    return effect;
  }
}
