package io.tandem.audiences.live;

import io.tandem.audiences.live.Outcomes.Definition;
import io.tandem.audiences.rules.Rule.Leaf;
import io.tandem.audiences.rules.Rules;
import io.tandem.warehouse.StreamPosition;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** A segment at work: what is known for its leaves, and who is in it. */
final class LiveSegment {

  final Definition definition;
  final Map<Leaf, State> states = new LinkedHashMap<>();
  final Map<Leaf, Buckets> buckets = new LinkedHashMap<>();

  /** Who is in it according to the store. */
  final RoaringBitmap members;

  /** People who have to be looked at. */
  RoaringBitmap touched = new RoaringBitmap();

  /** Where its states are in the stream; null before they are built. */
  @Nullable StreamPosition position;

  /** True when the store may hold something else than the states say. */
  boolean unsettled = true;

  /** True when a value rank has to be read again. */
  boolean stale;

  /** When ranks were read last, as the nanosecond clock has it. */
  long ranked = System.nanoTime();

  /** True when it was worked out before, by this process or an earlier one. */
  boolean known;

  /** No attempt at building before this reading of the nanosecond clock. */
  long retryAt = System.nanoTime();

  LiveSegment(Definition definition, RoaringBitmap members) {
    this.definition = definition;
    this.members = members;
    this.known = definition.known();
  }

  /** Begins anew with empty states as of a day. */
  void reset(ZoneId zone, LocalDate today) {
    states.clear();
    buckets.clear();
    position = null;
    unsettled = true;
    stale = false;
    touched = new RoaringBitmap();
    for (Leaf leaf : Rules.leaves(definition.rule())) {
      Buckets of = new Buckets(Leaves.period(leaf), zone, today);
      buckets.put(leaf, of);
      states.put(leaf, Leaves.state(leaf, of));
    }
  }

  boolean built() {
    return position != null;
  }
}
