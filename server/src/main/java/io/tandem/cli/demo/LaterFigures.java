package io.tandem.cli.demo;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.demo.story.Community;
import io.tandem.cli.demo.story.Days;
import io.tandem.cli.demo.story.TaskTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Asks the API for what was planted in what is not over when the story ends: both experiments on
 * the page of daily tasks, and those who are held out.
 */
final class LaterFigures {

  private static final double POINTS = 100;

  private final ApiClient api;
  private final Questions questions;
  private final List<Figure> figures = new ArrayList<>();

  LaterFigures(ApiClient api, Questions questions) {
    this.api = api;
    this.questions = questions;
  }

  List<Figure> ask() {
    for (TaskTrial trial : TaskTrial.values()) {
      running(trial);
    }
    layer();
    longRun();
    return List.copyOf(figures);
  }

  private void running(TaskTrial trial) {
    String days = "D" + trial.firstDay() + "…D" + Days.LAST;
    String path = Trial.EXPERIMENTS + "/" + trial.flag();
    JsonNode found = api.get(path + "/results").path("findings");
    figures.add(
        Figure.said(days, trial.flag() + " runs 进行中", "running", api.get(path).path("state")));
    figures.add(
        Figure.said(
            days,
            trial.flag() + ": sample ratio as dealt 分流正常",
            "ok",
            found.at("/exposure/sampleRatio/verdict")));
    figures.add(
        Figure.within(
            days,
            trial.flag() + ": points more finish the day's tasks",
            trial.effect(),
            POINTS,
            TrialFigures.comparison(found, TaskTrials.FINISHED, trial.variant())
                .at("/absolute/sequential")));
  }

  /** Two experiments that must not meet. */
  private void layer() {
    String days = "D" + TaskTrial.CHOICE.firstDay() + "…D" + Days.LAST;
    JsonNode layer = api.get(Company.PROJECT + "/flag-layers/" + TaskTrial.LAYER);
    int left = 100;
    for (TaskTrial trial : TaskTrial.values()) {
      left -= trial.share();
    }
    figures.add(
        new Figure(days, "% of the layer that is free 实验层空闲", left, layer.path("free").asDouble()));
    Map<String, Object> choice = met(TaskTrial.CHOICE);
    Map<String, Object> streak = met(TaskTrial.STREAK);
    int from = TaskTrial.CHOICE.firstDay();
    figures.add(
        new Figure(
            days,
            "people who met choice, then streak 互斥",
            0,
            questions.both(choice, streak, from, Days.LAST)));
    figures.add(
        new Figure(
            days,
            "people who met streak, then choice 互斥",
            0,
            questions.both(streak, choice, from, Days.LAST)));
  }

  private static Map<String, Object> met(TaskTrial trial) {
    return Company.event("$feature_flag_called", "$feature_flag", "eq", trial.flag());
  }

  private void longRun() {
    String days = "D" + Community.HELD_FROM + "…D" + Days.LAST;
    String path = Company.PROJECT + "/flag-holdouts/" + LongRun.KEY;
    JsonNode found = api.get(path + "/comparison").path("findings");
    figures.add(Figure.said(days, "holdout runs 留出组", "running", api.get(path).path("state")));
    figures.add(
        Figure.said(
            days, "5 % held out, as dealt 分流正常", "ok", found.at("/exposure/sampleRatio/verdict")));
    figures.add(
        Figure.within(
            days,
            "% of lessons a visit, all others beside held out",
            Community.MORE_LESSONS,
            POINTS,
            TrialFigures.comparison(found, LongRun.LESSONS, "others").at("/relative/sequential")));
    figures.add(
        Figure.within(
            days,
            "% of ad revenue, all others beside held out 广告收入",
            -0.08,
            POINTS,
            TrialFigures.comparison(found, LongRun.REVENUE, "others").at("/relative/sequential")));
  }
}
