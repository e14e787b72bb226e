package io.tandem.growth;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.Page;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Resource pools; If-Match is the pool's version, whatever part of it changes. */
@RestController
@RequestMapping("/api/projects/{project}/pools")
class PoolsController {

  private final Pools pools;
  private final PoolShifts shifts;

  PoolsController(Pools pools, PoolShifts shifts) {
    this.pools = pools;
    this.shifts = shifts;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  Page<Pool> listPools(Actor actor) {
    return new Page<>(pools.list(actor.projectId()), null);
  }

  @PostMapping
  @Needs(Permission.EDIT_GROWTH)
  ResponseEntity<Pool> createPool(Actor actor, @Valid @RequestBody PoolDraft draft) {
    return tagged(HttpStatus.CREATED, pools.create(actor, draft));
  }

  @GetMapping("/{key}")
  @Needs(Permission.VIEW)
  ResponseEntity<Pool> getPool(Actor actor, @PathVariable String key) {
    return tagged(HttpStatus.OK, pools.get(actor.projectId(), key));
  }

  @PutMapping("/{key}")
  @Needs(Permission.EDIT_GROWTH)
  ResponseEntity<Pool> updatePool(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody PoolDraft draft) {
    return tagged(HttpStatus.OK, pools.update(actor, key, Versions.match(ifMatch), draft));
  }

  @DeleteMapping("/{key}")
  @Needs(Permission.EDIT_GROWTH)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deletePool(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    pools.delete(actor, key, Versions.match(ifMatch));
  }

  @PostMapping("/{key}/allocations")
  @Needs(Permission.EDIT_GROWTH)
  ResponseEntity<Pool> createAllocation(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody AllocationDraft draft) {
    return tagged(HttpStatus.CREATED, pools.allocate(actor, key, Versions.match(ifMatch), draft));
  }

  @PutMapping("/{key}/allocations/{id}")
  @Needs(Permission.EDIT_GROWTH)
  ResponseEntity<Pool> updateAllocation(
      Actor actor,
      @PathVariable String key,
      @PathVariable long id,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody AllocationDraft draft) {
    Pools.AllocationChange change = new Pools.AllocationChange(id, draft);
    return tagged(HttpStatus.OK, pools.reallocate(actor, key, Versions.match(ifMatch), change));
  }

  @DeleteMapping("/{key}/allocations/{id}")
  @Needs(Permission.EDIT_GROWTH)
  ResponseEntity<Pool> deleteAllocation(
      Actor actor,
      @PathVariable String key,
      @PathVariable long id,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return tagged(HttpStatus.OK, pools.release(actor, key, Versions.match(ifMatch), id));
  }

  /** No If-Match: the pool's own arithmetic guards it. */
  @PostMapping("/{key}/shifts")
  @Needs(Permission.EDIT_GROWTH)
  ResponseEntity<Pool> shiftPool(
      Actor actor, @PathVariable String key, @Valid @RequestBody ShiftRequest request) {
    shifts.shift(actor, key, request, null);
    return tagged(HttpStatus.CREATED, pools.get(actor.projectId(), key));
  }

  @DeleteMapping("/{key}/shifts/{id}")
  @Needs(Permission.EDIT_GROWTH)
  ResponseEntity<Pool> endPoolShift(Actor actor, @PathVariable String key, @PathVariable long id) {
    return tagged(HttpStatus.OK, shifts.end(actor, key, id));
  }

  private static ResponseEntity<Pool> tagged(HttpStatus status, Pool pool) {
    return ResponseEntity.status(status).eTag(Versions.tag(pool.version())).body(pool);
  }
}
