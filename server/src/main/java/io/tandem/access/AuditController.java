package io.tandem.access;

import io.tandem.access.AuditStore.AuditFilter;
import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who changed what. */
@RestController
@RequestMapping("/api/projects/{project}/audit")
class AuditController {

  private static final int LARGEST_PAGE = 200;

  private final AuditStore audit;

  AuditController(AuditStore audit) {
    this.audit = audit;
  }

  @GetMapping
  @Needs(Permission.VIEW_AUDIT)
  Page<AuditEntry> listAudit(
      Actor actor,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(name = "actor", defaultValue = "") String by,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "'limit' lies between 1 and " + LARGEST_PAGE);
    }
    List<AuditEntry> entries =
        audit.list(actor.projectId(), new AuditFilter(subject, by), position(cursor), limit + 1);
    if (entries.size() <= limit) {
      return new Page<>(entries, null);
    }
    List<AuditEntry> page = entries.subList(0, limit);
    return new Page<>(List.copyOf(page), Long.toString(page.getLast().id(), Character.MAX_RADIX));
  }

  private static long position(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(cursor, Character.MAX_RADIX);
    } catch (NumberFormatException unknown) {
      throw new TandemException(CommonError.INVALID_REQUEST, "this is not a cursor of this list");
    }
  }
}
