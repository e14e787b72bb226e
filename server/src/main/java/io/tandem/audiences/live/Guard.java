package io.tandem.audiences.live;

import io.tandem.audiences.live.Reading.Wanted;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets work on one segment fail without harm to the others: it is built anew after a while. */
final class Guard {

  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
  private static final long RETRY_NANOS = 10_000_000_000L;

  private final Sources sources;
  private final ProjectId project;

  Guard(Sources sources, ProjectId project) {
    this.sources = sources;
    this.project = project;
  }

  void attempt(LiveSegment segment, Runnable work) {
    try {
      work.run();
    } catch (TandemException refused) {
      fail(segment, refused.code().code() + ": " + refused.sentence(Locale.ENGLISH));
    } catch (RuntimeException unexpected) {
      LOG.error("Segment {} is built anew", segment.definition.key(), unexpected);
      fail(segment, "unexpected");
    }
  }

  private void fail(LiveSegment segment, String reason) {
    segment.position = null;
    segment.unsettled = true;
    segment.retryAt = System.nanoTime() + RETRY_NANOS;
    sources.outcomes().failed(segment.definition, reason);
  }

  Wanted wanted(LiveSegment segment) {
    return new Wanted(project, segment.states, segment.buckets);
  }
}
