package io.tandem.policies.templates;

import static io.tandem.policies.templates.TemplateAsk.needed;
import static io.tandem.policies.templates.TemplateAsk.optional;
import static io.tandem.policies.templates.TemplateAsk.preset;

import io.tandem.policies.PolicyDraft;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** The templates there are: one for each rule product and operations agree on first. */
@SuppressWarnings("ImmutableEnumChecker") // records, a static method and an immutable list
enum Template {
  ONBOARDING_RESOURCES(
      new Names("新手任务完成率高 → 资源倾斜", "Onboarding completion high → shift resources"),
      new Sentence(
          "新手任务完成率超过 35% 时，提议把运营资源（触达配额、推荐位、人力、预算）向其倾斜。",
          "Proposes to shift operations resources once onboarding completion exceeds 35%."),
      TemplateRules::onboardingResources,
      needed("subject", "campaign", "新手任务活动", "Onboarding campaign"),
      needed("pool", "pool", "资源池", "Resource pool"),
      optional("allocation", "allocation", "资源池中的分配", "Allocation within the pool"),
      needed("to", "number", "调整到", "Raise to"),
      preset("days", "days", "持续天数", "For days", 14),
      preset("bound", "fraction", "上限", "Bound", 0.35)),
  PENETRATION_CAMPAIGN(
      new Names("功能渗透率高 → 场景化运营", "Penetration high → scenario campaign"),
      new Sentence(
          "功能渗透率超过 40% 时提议场景化运营活动，35% 起预警。",
          "Proposes a scenario campaign once penetration exceeds 40%; early warning from 35%."),
      TemplateRules::penetrationCampaign,
      needed("subject", "feature", "功能", "Feature"),
      optional("campaign", "campaign", "要启动的活动", "Campaign to start"),
      preset("bound", "fraction", "上限", "Bound", 0.4),
      preset("warnFrom", "fraction", "预警线", "Early warning from", 0.35)),
  COMPLAINTS_PROJECT(
      new Names("投诉率连续 3 日偏高 → 体验优化专项", "Complaints high on 3 days → improvement project"),
      new Sentence(
          "投诉率连续 3 个已结束日超过 0.8% 时开体验优化专项，连续 7 日低于后结束；期间不启动新活动。",
          "Opens an experience-improvement project when the complaint rate exceeds 0.8% on 3 consecutive"
              + " closed days; it ends after 7 days below. No campaign starts meanwhile."),
      TemplateRules::complaintsProject,
      optional("subject", "feature", "功能（不填为整个项目）", "Feature (none: the whole project)"),
      optional("owner", "member", "负责人", "Owner"),
      preset("bound", "fraction", "上限", "Bound", 0.008),
      preset("minSample", "number", "最小样本", "Minimum sample", 500)),
  BAD_REVIEWS_PAUSE(
      new Names("新功能差评率高 → 暂停推广", "Bad reviews of a new feature → pause its promotion"),
      new Sentence(
          "上线 30 天内的功能近 7 日差评率超过 15%（至少 50 条评价）时立即暂停推广并冻结，仅人工可恢复。",
          "Pauses promotion of a feature launched within 30 days and holds it when more than 15% of its"
              + " reviews of the last 7 days are bad (50 reviews at least). Only a person resumes."),
      TemplateRules::badReviewsPause,
      needed("subject", "feature", "功能", "Feature"),
      preset("bound", "fraction", "上限", "Bound", 0.15),
      preset("minSample", "number", "最少评价数", "Minimum reviews", 50),
      preset("launchedWithinDays", "days", "上线天数内", "Days since launch at most", 30)),
  USAGE_DIAGNOSIS(
      new Names("功能使用率低 → 学习成本诊断", "Usage low → learning-cost diagnosis"),
      new Sentence(
          "上线满 7 天的功能近 28 日使用率低于 10% 时，诊断卡点与人群（含高龄占比）。",
          "Diagnoses where people stop when fewer than 10% of those exposed in 28 days used a feature"
              + " launched 7 days ago or longer."),
      TemplateRules::usageDiagnosis,
      needed("subject", "feature", "功能", "Feature"),
      preset("bound", "fraction", "下限", "Bound", 0.1),
      preset("minSample", "number", "最少曝光人数", "Minimum people exposed", 100),
      preset("seniorAge", "number", "高龄起点", "Senior from age", 60)),
  WEEKLY_USERS_GATES(
      new Names("周活用户达标 → 三阶判断", "Weekly users high → three-gate review"),
      new Sentence(
          "周用户数超过 50,000 时发起三阶判断：有无刚需场景、能否自传播、能否形成商业闭环。",
          "Opens a three-gate review once weekly users exceed 50,000."),
      TemplateRules::weeklyUsersGates,
      optional("subject", "feature", "功能（不填为整个项目）", "Feature (none: the whole project)"),
      preset("bound", "number", "上限", "Bound", 50000)),
  WEEKLY_USERS_RESOURCES(
      new Names("周活用户达标且三阶通过 → 资源倾斜", "Weekly users high and gates open → resources"),
      new Sentence(
          "周用户数超过 50,000 且三阶判断全部通过（未过期）时，提议资源倾斜。",
          "Proposes resources once weekly users exceed 50,000 and all three gates are open."),
      TemplateRules::weeklyUsersResources,
      optional("subject", "feature", "功能（不填为整个项目）", "Feature (none: the whole project)"),
      needed("pool", "pool", "资源池", "Resource pool"),
      optional("allocation", "allocation", "资源池中的分配", "Allocation within the pool"),
      needed("to", "number", "调整到", "Raise to"),
      preset("days", "days", "持续天数", "For days", 14),
      preset("bound", "number", "上限", "Bound", 50000));

  private final Names names;
  private final Sentence description;

  private final BiFunction<Template, TemplateParameters, PolicyDraft> rule;

  private final List<TemplateAsk> asks;

  Template(
      Names names,
      Sentence description,
      BiFunction<Template, TemplateParameters, PolicyDraft> rule,
      TemplateAsk... asks) {
    this.names = names;
    this.description = description;
    this.rule = rule;
    this.asks = List.of(asks);
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  Names names() {
    return names;
  }

  PolicyDraft policy(TemplateParameters parameters) {
    return rule.apply(this, parameters);
  }

  PolicyTemplate view() {
    return new PolicyTemplate(key(), names(), description, policy(TemplateParameters.NONE), asks);
  }
}
