package io.tandem.warehouse;

/** Why the behaviour index cannot answer now. Each ends by itself. */
public enum IndexRefusal {
  /** It is switched off in the configuration. */
  OFF("索引已关闭", "the index is switched off"),
  /** It is being opened and verified. */
  OPENING("索引正在打开", "the index is being opened"),
  /** It is being built from the events. */
  BUILDING("索引正在重建", "the index is being rebuilt"),
  /** Events arrive faster than it takes them in. */
  BEHIND("索引尚未处理完最新事件", "the index has not taken in the newest events yet"),
  /** The project's zone changed; its days are counted anew. */
  ZONE("索引正在按新时区重新计日", "the index is counting the days of the new zone"),
  /** The zone's clock went back over midnight in the queried time, so that a day has two parts. */
  MIDNIGHT("所查时间内当地时钟曾回拨过零点", "the clock went back over midnight within the range"),
  /** It failed; the log says why. */
  FAILED("索引不可用，原因见日志", "the index is unavailable, see the log");

  private final String zh;
  private final String en;

  IndexRefusal(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** A Chinese clause. */
  public String zh() {
    return zh;
  }

  /** An English clause. */
  public String en() {
    return en;
  }
}
