package io.tandem.cli.demo;

import java.util.Map;

/** The story's words in English: cities, channels, lessons and whatever else events say. */
final class Phrases {

  private static final String LEARNER = "学员";

  private static final Map<String, String> ENGLISH =
      Map.ofEntries(
          Map.entry("上海", "Shanghai"),
          Map.entry("北京", "Beijing"),
          Map.entry("广州", "Guangzhou"),
          Map.entry("深圳", "Shenzhen"),
          Map.entry("杭州", "Hangzhou"),
          Map.entry("成都", "Chengdu"),
          Map.entry("武汉", "Wuhan"),
          Map.entry("西安", "Xi'an"),
          Map.entry("南京", "Nanjing"),
          Map.entry("苏州", "Suzhou"),
          Map.entry("重庆", "Chongqing"),
          Map.entry("长沙", "Changsha"),
          Map.entry("小程序", "Mini-program"),
          Map.entry("砍价", "Bargain"),
          Map.entry("应用商店", "App store"),
          Map.entry("搜索广告", "Search ads"),
          Map.entry("信息流广告", "Feed ads"),
          Map.entry("老学员推荐", "Recommended"),
          Map.entry("公众号", "Official account"),
          Map.entry("首页", "Home page"),
          Map.entry("课程页", "Course page"),
          Map.entry("直播课回放", "Playback of a live lesson"),
          Map.entry("加载失败", "Did not load"),
          Map.entry("回放补偿礼包", "Playback gift pack"),
          Map.entry("一次函数入门", "Linear functions"),
          Map.entry("英语日常会话", "Everyday English"),
          Map.entry("书法基础", "Calligraphy basics"),
          Map.entry("手机摄影", "Photos with a phone"),
          Map.entry("健康饮食", "Healthy eating"),
          Map.entry("太极拳二十四式", "Tai chi in 24 forms"),
          Map.entry("古诗词赏析", "Classical poems"),
          Map.entry("数据分析初步", "First data analysis"),
          Map.entry("理财常识", "Money matters"),
          Map.entry("国画山水", "Landscape painting"),
          Map.entry("外呼", "Call"),
          Map.entry("推送", "Push message"),
          Map.entry("会员月卡", "Membership for a month"),
          Map.entry("会员", "Membership"),
          Map.entry("单课", "Single lesson"),
          Map.entry("任务太重", "Tasks too heavy"),
          Map.entry("卡顿", "Stutters"),
          Map.entry("其他", "Other"),
          Map.entry("工单", "Ticket"),
          Map.entry("作文", "Essay"),
          Map.entry("学习进度", "Progress"),
          Map.entry("坚持学习", "Keep learning"),
          Map.entry("摄影", "Photography"),
          Map.entry("书法", "Calligraphy"),
          Map.entry("完善资料", "Fill in the profile"),
          Map.entry("看完第一课", "Finish the first lesson"),
          Map.entry("加入学习小组", "Join a study group"));

  private Phrases() {}

  /** A word the story has in Chinese; any other text stays as it is. */
  static String english(String text) {
    return text.startsWith(LEARNER)
        ? "Learner " + text.substring(LEARNER.length())
        : ENGLISH.getOrDefault(text, text);
  }
}
