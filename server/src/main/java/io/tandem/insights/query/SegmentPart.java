package io.tandem.insights.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * People who are in and out of the same segments.
 *
 * @param values {@link Breakdown#IN} or {@link Breakdown#OUT} for each breakdown
 */
public record SegmentPart(List<@Nullable String> values, ImmutableRoaringBitmap people) {

  /**
   * Splits people by breakdowns, all of which name segments.
   *
   * @param insiders people of each segment
   */
  static List<SegmentPart> of(
      ImmutableRoaringBitmap people,
      List<Breakdown> breakdowns,
      Map<String, ImmutableRoaringBitmap> insiders) {
    List<SegmentPart> parts = List.of(new SegmentPart(List.of(), people));
    for (Breakdown breakdown : breakdowns) {
      ImmutableRoaringBitmap inside = Objects.requireNonNull(insiders.get(breakdown.segment()));
      List<SegmentPart> finer = new ArrayList<>();
      for (SegmentPart part : parts) {
        finer.add(part.with(Breakdown.IN, ImmutableRoaringBitmap.and(part.people, inside)));
        finer.add(part.with(Breakdown.OUT, ImmutableRoaringBitmap.andNot(part.people, inside)));
      }
      parts = finer;
    }
    return parts.stream().filter(part -> !part.people.isEmpty()).toList();
  }

  private SegmentPart with(String value, ImmutableRoaringBitmap some) {
    List<@Nullable String> more = new ArrayList<>(values);
    more.add(value);
    return new SegmentPart(more, some);
  }
}
