package io.tandem.boards;

import io.tandem.boards.inbox.Happening;
import io.tandem.boards.inbox.InboxItem;
import java.time.LocalDate;
import java.util.List;

/**
 * What a digest tells.
 *
 * @param day local day it is for
 * @param happened since the day before, newest first
 * @param waiting for anybody, what goes first first
 */
record DigestContent(
    LocalDate day, BoardView board, List<Happening> happened, List<InboxItem> waiting) {}
