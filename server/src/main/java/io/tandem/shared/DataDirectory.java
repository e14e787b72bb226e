package io.tandem.shared;

import java.nio.file.Path;

/**
 * Where this server keeps everything; held exclusively while it runs. Each store has a directory of
 * its own in it, e.g. {@code warehouse}.
 *
 * @param root absolute path, exists
 */
public record DataDirectory(Path root) {}
