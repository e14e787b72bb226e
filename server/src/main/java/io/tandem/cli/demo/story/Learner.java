package io.tandem.cli.demo.story;

import java.util.BitSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One person of the story, and what is settled about their future. */
public final class Learner {

  static final int SENIOR = 60;

  private final int number;
  private final int signUpDay;
  private final Traits traits;
  private final BitSet required = new BitSet();
  private final BitSet forbidden = new BitSet();
  private int lastDay = Integer.MAX_VALUE;
  private @Nullable Arm arm;
  private int questDay = Integer.MIN_VALUE;

  /**
   * @param channel where they came from
   * @param device {@code iOS}, {@code Android}, {@code 小程序} or {@code Web}
   */
  record Traits(int age, String city, String device, String channel) {}

  Learner(int number, int signUpDay, Traits traits) {
    this.number = number;
    this.signUpDay = signUpDay;
    this.traits = traits;
  }

  int number() {
    return number;
  }

  int signUpDay() {
    return signUpDay;
  }

  Traits traits() {
    return traits;
  }

  boolean senior() {
    return traits.age() >= SENIOR;
  }

  boolean bargain() {
    return traits.channel().equals(Population.BARGAIN);
  }

  /** The id applications send. */
  public String distinctId() {
    return String.format(Locale.ROOT, "u%05d", number);
  }

  /** True when their application speaks Segment's protocol, not PostHog's. */
  public boolean viaSegment() {
    return traits.device().equals("小程序");
  }

  void mustBeActive(int day) {
    required.set(day - Days.FIRST);
  }

  void mustRest(int day) {
    forbidden.set(day - Days.FIRST);
  }

  boolean isRequired(int day) {
    return required.get(day - Days.FIRST);
  }

  boolean mayBeActive(int day) {
    return day > signUpDay && day <= lastDay && !forbidden.get(day - Days.FIRST);
  }

  int lastDay() {
    return lastDay;
  }

  /** The last day they can be active on, and are. */
  void leavesAfter(int day) {
    lastDay = day;
    mustBeActive(day);
  }

  @Nullable Arm arm() {
    return arm;
  }

  void assign(@Nullable Arm assigned) {
    arm = assigned;
  }

  /** The day they finish the onboarding quest, if they do. */
  boolean finishesQuestOn(int day) {
    return questDay == day;
  }

  void finishQuestOn(int day) {
    questDay = day;
    mustBeActive(day);
  }

  /** Days since they signed up. */
  int daysSinceSignUp(int day) {
    return day - signUpDay;
  }
}
