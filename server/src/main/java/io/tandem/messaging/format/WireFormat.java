package io.tandem.messaging.format;

import io.tandem.messaging.http.Call;
import java.time.Instant;

/** One kind of channel on the wire. */
public interface WireFormat {

  /**
   * The request that carries a note.
   *
   * @param now real time, for signatures, whatever the server's business clock says
   */
  Call call(Target target, Note note, Instant now);

  /** What the answer says. */
  Verdict judge(int status, String body);
}
