package io.tandem.boards;

import io.tandem.access.Project;
import io.tandem.boards.DigestStore.Enabled;
import io.tandem.messaging.Channels;
import io.tandem.messaging.Deliveries;
import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a digest into the outbox. Its day and its messages commit together, so that it is there once
 * a local day whatever stops, and however many servers look.
 */
@Component
class DigestSending {

  private final DigestStore store;
  private final DigestWriter writer;
  private final Channels channels;
  private final Deliveries deliveries;

  DigestSending(DigestStore store, DigestWriter writer, Channels channels, Deliveries deliveries) {
    this.store = store;
    this.writer = writer;
    this.channels = channels;
    this.deliveries = deliveries;
  }

  /** False when it went out for the day already. */
  @Transactional
  public boolean send(Project project, Enabled digest, LocalDate day) {
    if (!store.claim(digest, day)) {
      return false;
    }
    List<String> off = new ArrayList<>();
    String reference = Digest.reference(digest.board(), day);
    for (String channel : digest.digest().channels()) {
      if (channels.usable(project.id(), channel)) {
        deliveries.enqueue(
            project,
            channel,
            reference,
            writer.message(project, digest.board(), digest.digest().language(), channel).message());
      } else {
        off.add(channel);
      }
    }
    store.problem(digest.id(), off.isEmpty() ? null : problem(off));
    return true;
  }

  private static Sentence problem(List<String> off) {
    return new Sentence(
        "没有渠道 " + String.join("、", off) + "，或已停用；请另选渠道",
        "There is no channel " + String.join(", ", off) + ", or it is off; choose another");
  }
}
