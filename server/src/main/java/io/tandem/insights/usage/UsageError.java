package io.tandem.insights.usage;

import io.tandem.shared.ErrorText;

/** What can be wrong with a diagnosis that somebody asks for. */
enum UsageError implements ErrorText.Holder {
  FEATURE_NOT_EXPOSED(
      "feature_not_exposed",
      "The feature {0} has no exposure event, so nobody knows who was shown it. Add one to the"
          + " feature.",
      "功能 {0} 未设置曝光事件，无法知道谁看到了它。请先在功能中补充。");

  private final ErrorText text;

  UsageError(String code, String english, String chinese) {
    this.text = new ErrorText(code, 400, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
