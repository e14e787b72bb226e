package io.tandem.boards;

import io.tandem.shared.ErrorText;

/** Failures of this room. */
enum BoardError implements ErrorText.Holder {
  BOARD_TAKEN(
      "board_taken",
      409,
      "The key {0} is in use by another board of this project. Choose another.",
      "本项目已有看板 {0}，请换一个标识。"),
  UNKNOWN_INSIGHT(
      "unknown_insight",
      400,
      "There is no saved insight {0} in this project. Save it first, then add it.",
      "本项目没有已保存的分析 {0}。请先保存，再添加到看板。"),
  BAD_DATES(
      "bad_board_dates",
      400,
      "Give both dates, the first not after the last and at most {0} days before it, neither after"
          + " today nor more than {1} days ago.",
      "请同时给出起止日期：起不晚于止，相隔不超过 {0} 天，均不晚于今天，且最早为 {1} 天前。"),
  MAIN_BOARD(
      "main_board",
      409,
      "The first board stays. Rename it or remove its tiles instead.",
      "第一个看板不能删除，可以改名或移除其中的卡片。");

  private final ErrorText text;

  BoardError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
