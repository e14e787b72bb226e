package io.tandem.warehouse;

import io.tandem.shared.ErrorText;

/** Failures of the event store that a user can see. */
public enum WarehouseError implements ErrorText.Holder {
  QUERY_TOO_LONG(
      "query_too_long",
      422,
      "The query took longer than {0} seconds. Shorten the time range or add filters.",
      "查询超过 {0} 秒。请缩短时间范围或增加筛选条件。"),
  QUERY_TOO_LARGE(
      "query_too_large",
      422,
      "The query needs more memory than it may use. Shorten the time range or add filters.",
      "查询所需内存超出限制。请缩短时间范围或增加筛选条件。"),
  QUERY_NEEDS_DISK(
      "query_needs_disk",
      422,
      "The query needs more room on disk than queries may take. Shorten the time range or add filters;"
          + " an administrator can raise tandem.warehouse.max-spill.",
      "查询所需的磁盘空间超出限制。请缩短时间范围或增加筛选条件；管理员可以调大 tandem.warehouse.max-spill。"),
  UNKNOWN_POSITION(
      "unknown_position",
      409,
      "The event store ends before this position: it was restored from an older copy. Read again from the start.",
      "事件存储在此位置之前就已结束：它是从较早的备份恢复的。请从头读取。");

  private final ErrorText text;

  WarehouseError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
