package io.tandem.events.imports;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.access.Projects;
import io.tandem.events.imports.Import.State;
import io.tandem.events.imports.ImportStore.Identity;
import io.tandem.events.imports.ImportStore.RejectedLine;
import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.TandemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes files in, piece by piece, and hands them to the job. */
@Component
class Imports {

  private final ImportStore store;
  private final Spool spool;
  private final ImportJob job;
  private final ImportSettings settings;
  private final AuditTrail audit;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final Projects projects;

  Imports(ImportStore store, Spool spool, ImportJob job, ImportSettings settings, Changes changes) {
    this.store = store;
    this.spool = spool;
    this.job = job;
    this.settings = settings;
    this.audit = changes.audit;
    this.clock = changes.clock;
    this.transaction = changes.transaction;
    this.projects = changes.projects;
  }

  /** What a recorded change needs. */
  @Component
  static final class Changes {

    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Projects projects;

    Changes(AuditTrail audit, Clock clock, TransactionTemplate transaction, Projects projects) {
      this.projects = projects;
      this.audit = audit;
      this.clock = clock;
      this.transaction = transaction;
    }
  }

  Page<ImportView> list(Actor actor, @Nullable String cursor, int limit, Locale locale) {
    int size = Math.clamp(limit, 1, 200);
    List<Import> imports = store.list(actor.projectId(), before(cursor), size + 1);
    boolean more = imports.size() > size;
    List<Import> shown = more ? imports.subList(0, size) : imports;
    return new Page<>(
        shown.stream().map(i -> i.view(locale)).toList(),
        more ? Long.toString(shown.getLast().id()) : null);
  }

  private static long before(@Nullable String cursor) {
    try {
      return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw new TandemException(CommonError.INVALID_REQUEST, "this cursor was not given out");
    }
  }

  Import get(Actor actor, long id) {
    return store
        .find(actor.projectId(), id)
        .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  /**
   * The import of a file under a mapping; the same one when both are known already. One that failed
   * goes on where it stopped, or waits for its file again.
   */
  synchronized Import announce(Actor actor, ImportRequest request) throws IOException {
    MappingReader.read(request.mapping());
    if (request.size() > settings.maxBytes()) {
      throw new TandemException(CommonError.TOO_LARGE, settings.maxBytes());
    }
    if (projects.environment(actor.projectId(), request.target()).isEmpty()) {
      throw new TandemException(ImportError.UNKNOWN_ENVIRONMENT, request.target());
    }
    Identity identity =
        new Identity(
            actor.projectId(),
            request.target(),
            request.sha256().toLowerCase(Locale.ROOT),
            sha(request.mapping()));
    transaction.executeWithoutResult(ignored -> insert(actor, identity, request));
    Import known = known(identity);
    if (known.state() == State.FAILED || known.state() == State.RECEIVING) {
      receiveAgain(known);
    }
    return known(identity);
  }

  private void insert(Actor actor, Identity identity, ImportRequest request) {
    if (store.insert(
        identity, request, clock.instant().truncatedTo(ChronoUnit.MICROS), actor.name())) {
      audit.record(
          actor,
          "import.create",
          Long.toString(known(identity).id()),
          null,
          Map.of(
              "file", request.fileName(),
              "sha256", identity.sha256(),
              "environment", identity.environment()));
    }
  }

  private Import known(Identity identity) {
    return store.find(identity).orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  private void receiveAgain(Import known) throws IOException {
    boolean otherFile = ImportError.CHECKSUM_MISMATCH.code().equals(known.errorCode());
    if (otherFile) {
      spool.delete(known.id());
    }
    // After a kill the file may be shorter, or longer, than what was acknowledged.
    long there = Math.min(spool.length(known.id()), known.size());
    boolean whole = there == known.size();
    store.received(known.id(), there, whole ? State.RUNNING : State.RECEIVING);
    if (whole) {
      job.wake();
    }
  }

  /** Takes a piece; pieces come in order, one that is there already is passed over. */
  synchronized Import receive(Actor actor, long id, long offset, byte[] piece) throws IOException {
    Import known = get(actor, id);
    if (known.state() != State.RECEIVING) {
      throw new TandemException(ImportError.NOT_RECEIVING);
    }
    long end = offset + piece.length;
    if (offset < 0 || offset > known.receivedBytes() || end > known.size()) {
      throw new TandemException(ImportError.WRONG_OFFSET, Long.toString(known.receivedBytes()));
    }
    if (end > known.receivedBytes()) {
      spool.write(id, offset, piece);
      boolean whole = end == known.size();
      store.received(id, end, whole ? State.RUNNING : State.RECEIVING);
      if (whole) {
        job.wake();
      }
    }
    return get(actor, id);
  }

  /** Rejected lines after a line, in the file's order. */
  List<RejectedLine> rejected(long id, long after) {
    return store.rejected(id, after, 1_000);
  }

  private static String sha(String text) {
    byte[] digest = Spool.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}
