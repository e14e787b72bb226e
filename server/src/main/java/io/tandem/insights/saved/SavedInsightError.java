package io.tandem.insights.saved;

import io.tandem.shared.ErrorText;

/** What can be wrong with an insight that somebody saves. */
enum SavedInsightError implements ErrorText.Holder {
  INSIGHT_TAKEN(
      "insight_taken",
      409,
      "The key {0} is in use by another saved insight, perhaps an archived one. Choose another.",
      "标识 {0} 已被另一个已保存的分析使用（可能已归档），请换一个。"),
  OTHER_KIND(
      "insight_kind",
      409,
      "This insight is of kind {0} and stays so. Save the question as a new one.",
      "该分析的类型是 {0}，不能更改。请将问题另存为新的分析。"),
  QUESTION_TOO_LARGE(
      "question_too_large",
      400,
      "The question is larger than {0} characters. Use fewer conditions, or a segment.",
      "问题超过 {0} 个字符。请减少条件，或改用分群。"),
  NOT_ARCHIVED(
      "not_archived",
      409,
      "{0} is not archived: somebody brought it back already. Load it again.",
      "{0} 没有归档，可能已被他人恢复。请重新加载。");

  private final ErrorText text;

  SavedInsightError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
