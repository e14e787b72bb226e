package io.tandem.events.imports;

import io.tandem.shared.ErrorText;

/** Why an import was refused or stopped. */
enum ImportError implements ErrorText.Holder {
  INVALID_MAPPING(
      "invalid_mapping",
      400,
      "The mapping cannot be used: {0}. Correct it, then import again.",
      "映射无法使用：{0}。请修改后重新导入。"),
  UNKNOWN_ENVIRONMENT(
      "unknown_environment",
      400,
      "This project has no environment {0}. Create it under Settings, or leave the field out for production.",
      "本项目没有环境 {0}。请在设置中创建，或去掉该字段以导入到 production。"),
  WRONG_OFFSET(
      "wrong_offset",
      409,
      "The server has {0} bytes of this file. Go on sending from there.",
      "服务器已收到该文件的 {0} 字节，请从该处继续发送。"),
  NOT_RECEIVING(
      "import_not_receiving",
      409,
      "This import has its whole file already. Nothing needs to be sent.",
      "该导入的文件已全部收到，无需再发送。"),
  CHECKSUM_MISMATCH(
      "checksum_mismatch",
      400,
      "The file that arrived is not the one announced: its SHA-256 differs. Send it again.",
      "收到的文件与声明的不一致（SHA-256 不同），请重新发送。"),
  UNREADABLE_FILE(
      "unreadable_file",
      400,
      "The file cannot be read: {0}. Repair it, then import it again.",
      "文件无法读取：{0}。请修复后重新导入。"),
  SPOOL_LOST(
      "spool_lost",
      400,
      "The uploaded file is gone from the data directory. Send it again.",
      "数据目录中已找不到上传的文件，请重新发送。"),
  INTERNAL(
      "import_failed",
      400,
      "The import stopped on an unexpected failure: {0}. The server's log has more; importing the file again goes on where it stopped.",
      "导入因意外错误停止：{0}。详情见服务器日志；重新导入会从停止处继续。");

  private final ErrorText text;

  ImportError(String code, int status, String english, String chinese) {
    this.text = new ErrorText(code, status, english, chinese);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
