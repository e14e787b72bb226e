package io.tandem.insights.quadrants;

import io.tandem.shared.ErrorText;

/** What can be wrong with a question of used × reached. */
enum QuadrantError implements ErrorText.Holder {
  CAMPAIGN_WITHOUT_REACH(
      "campaign_without_reach",
      "The campaign {0} has no reach event, so nobody knows whom it reached. Add one to the"
          + " campaign, or leave the campaign out to count the reach of all.",
      "活动 {0} 未设置触达事件，无法知道触达了谁。请先在活动中补充，或不指定活动以统计全部活动的触达。");

  private final ErrorText text;

  QuadrantError(String code, String english, String chinese) {
    this.text = new ErrorText(code, 400, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
