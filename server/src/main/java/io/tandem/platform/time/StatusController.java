package io.tandem.platform.time;

import io.tandem.access.AccessError;
import io.tandem.access.Anonymous;
import io.tandem.access.Caller;
import io.tandem.access.Installation;
import io.tandem.access.SignedIn;
import io.tandem.shared.CommonError;
import io.tandem.shared.SettableClock;
import io.tandem.shared.TandemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this server is and which time it has. */
@RestController
@RequestMapping("/api")
class StatusController {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private final Clock clock;
  private final ClockStore store;
  private final Installation installation;
  private final String version;

  StatusController(
      Clock clock, ClockStore store, Installation installation, @Nullable BuildProperties build) {
    this.clock = clock;
    this.store = store;
    this.installation = installation;
    this.version = build == null || build.getVersion() == null ? "development" : build.getVersion();
  }

  @GetMapping("/status")
  @Anonymous
  ServerStatus getStatus() {
    String kind = clock instanceof SettableClock ? "settable" : "real";
    return new ServerStatus(version, installation.initialised(), kind, clock.instant());
  }

  @PutMapping("/clock")
  @SignedIn
  ServerStatus setClock(Caller caller, @Valid @RequestBody ClockSetting setting) {
    if (!caller.administersAny()) {
      throw new TandemException(AccessError.FORBIDDEN);
    }
    if (!(clock instanceof SettableClock settable)) {
      throw new TandemException(CommonError.NOT_FOUND);
    }
    if (setting.now().isBefore(EARLIEST) || setting.now().isAfter(LATEST)) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "the clock runs between the years 2000 and 2100");
    }
    settable.set(setting.now());
    store.save(setting.now());
    return getStatus();
  }

  /**
   * @param initialised false until somebody administers this installation
   * @param clock {@code real} or {@code settable}
   */
  record ServerStatus(String version, boolean initialised, String clock, Instant now) {}

  /** The time to set. */
  record ClockSetting(@NotNull Instant now) {}
}
