package io.tandem.boards;

import io.tandem.access.Actor;
import io.tandem.access.Project;
import io.tandem.boards.inbox.Happened;
import io.tandem.boards.inbox.Happening;
import io.tandem.boards.inbox.Inbox;
import io.tandem.messaging.Channels;
import io.tandem.messaging.Message;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Writes digests from what boards, policies and people say just now. */
@Component
class DigestWriter {

  /** As long as it takes. */
  static final int ANY_LENGTH = Integer.MAX_VALUE;

  private static final int DAYS = 30;
  private static final int MOST_HAPPENINGS = 50;

  private final Boards boards;
  private final Inbox inbox;
  private final Happened happened;
  private final Channels channels;
  private final Clock clock;

  DigestWriter(Boards boards, Inbox inbox, Happened happened, Channels channels, Clock clock) {
    this.boards = boards;
    this.inbox = inbox;
    this.happened = happened;
    this.channels = channels;
    this.clock = clock;
  }

  /**
   * A digest in one language.
   *
   * @param bytes of the text in UTF-8
   */
  record Written(String title, String text, int bytes) {}

  /** A message in both languages; bots get one of them. */
  record Both(Sentence title, Sentence text, String path, String language) {

    Message message() {
      return new Message(title, text, path, language);
    }

    Message asTest() {
      Sentence marked =
          new Sentence(DigestWords.ZH.test(title.zh()), DigestWords.EN.test(title.en()));
      return new Message(marked, text, path, language);
    }
  }

  Written write(Project project, String board, DigestWords words, int most) {
    DigestContent content = content(project, board);
    String text = DigestText.of(words, content, most);
    return new Written(
        words.title(content.board().names(), content.day()), text, DigestText.bytes(text));
  }

  /** The message for a channel that is on. */
  Both message(Project project, String board, String language, String channel) {
    int most = channels.get(project.id(), channel).kind().longestText();
    DigestContent content = content(project, board);
    Names names = content.board().names();
    return new Both(
        new Sentence(
            DigestWords.ZH.title(names, content.day()), DigestWords.EN.title(names, content.day())),
        new Sentence(
            DigestText.of(DigestWords.ZH, content, most),
            DigestText.of(DigestWords.EN, content, most)),
        "board/" + board,
        language);
  }

  private DigestContent content(Project project, String board) {
    Instant now = clock.instant();
    Actor nobody = new Actor(project, null, "digest", Set.of());
    Instant dayBefore = now.minus(Duration.ofDays(1));
    List<Happening> lately =
        happened.before(project, null, now, MOST_HAPPENINGS).stream()
            .filter(one -> !one.at().isBefore(dayBefore))
            .toList();
    return new DigestContent(
        LocalDate.ofInstant(now, project.zone()),
        boards.view(nobody, new BoardChoice(board, null, null), BoardDates.ofDays(DAYS)),
        lately,
        inbox.all(project));
  }
}
