package io.tandem.boards;

import java.time.Instant;
import java.util.List;

/**
 * The joint board of a project.
 *
 * @param zone IANA zone of its days
 * @param asOf when the numbers were read; everything stored before is in them
 * @param now the server's time
 */
record Board(String zone, Instant asOf, Instant now, List<BoardTile> tiles) {}
