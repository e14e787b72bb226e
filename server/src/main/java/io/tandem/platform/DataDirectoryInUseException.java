package io.tandem.platform;

import java.nio.file.Path;

/** Another server works on the data directory. */
public class DataDirectoryInUseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DataDirectoryInUseException(Path root) {
    super(
        "Another Tandem server is using the data directory %s. Stop it, or choose another directory with --data. / 另一个 Tandem 服务正在使用数据目录 %s，请先停止它，或用 --data 另选目录。"
            .formatted(root, root));
  }
}
