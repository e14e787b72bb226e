package io.tandem.insights.people;

import io.tandem.shared.ErrorText;

/** What can be wrong with a list of people that somebody asks for. */
enum PeopleError implements ErrorText.Holder {
  BAD_SEARCH(
      "invalid_request",
      "The request is not valid: search for at most {0} characters.",
      "请求无效：搜索内容最多 {0} 个字符。");

  private final ErrorText text;

  PeopleError(String code, String english, String chinese) {
    this.text = new ErrorText(code, 400, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
