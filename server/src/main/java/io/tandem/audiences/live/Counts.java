package io.tandem.audiences.live;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** How often, by bucket: a set of people for each number of times up to what matters. */
final class Counts implements State {

  /** So many days up to the one it was built on are found without a search. */
  private static final int NEAR = 1_200;

  private final Buckets buckets;
  private final int cap;
  private final TreeMap<Integer, RoaringBitmap[]> levels = new TreeMap<>();
  private final RoaringBitmap[] @Nullable [] near = new RoaringBitmap[NEAR][];
  private final int first;

  Counts(Buckets buckets, int cap) {
    this.buckets = buckets;
    this.cap = cap;
    this.first = (int) buckets.built().toEpochDay() - NEAR + 1;
  }

  @Override
  public boolean atLeast(int times, int person, LocalDate today) {
    int found = 0;
    for (var bucket : levels.entrySet()) {
      if (buckets.holds(bucket.getKey(), today)) {
        found += count(bucket.getValue(), person);
        if (found >= times) {
          return true;
        }
      }
    }
    return times <= 0;
  }

  private static int count(RoaringBitmap[] levels, int person) {
    int count = 0;
    while (count < levels.length && levels[count].contains(person)) {
      count++;
    }
    return count;
  }

  /** Sets of at least 1, 2, ... times are added up bucket by bucket. */
  @Override
  public RoaringBitmap atLeast(int times, LocalDate today) {
    RoaringBitmap[] sums = empty(times);
    levels.forEach((bucket, more) -> {
      if (buckets.holds(bucket, today)) {
        for (int sum = times; sum >= 1; sum--) {
          add(sums, more, sum);
        }
      }
    });
    return sums[times - 1];
  }

  private static void add(RoaringBitmap[] sums, RoaringBitmap[] more, int sum) {
    for (int part = 1; part <= Math.min(sum, more.length); part++) {
      RoaringBitmap level = more[part - 1];
      if (level.isEmpty()) {
        return;
      }
      sums[sum - 1].or(part == sum ? level : RoaringBitmap.and(sums[sum - part - 1], level));
    }
  }

  @Override
  public void put(int person, int bucket, int count) {
    if (!buckets.counted(bucket)) {
      return;
    }
    RoaringBitmap[] of = levels.computeIfAbsent(bucket, _ -> empty(cap));
    int known = count(of, person);
    for (int level = known; level < Math.min(cap, known + count); level++) {
      of[level].add(person);
    }
  }

  private RoaringBitmap[] of(int bucket) {
    int place = bucket - first;
    if (place < 0 || place >= NEAR) {
      return levels.computeIfAbsent(bucket, _ -> empty(cap));
    }
    RoaringBitmap[] known = near[place];
    if (known == null) {
      known = levels.computeIfAbsent(bucket, _ -> empty(cap));
      near[place] = known;
    }
    return known;
  }

  @Override
  public void load(int person, int bucket, int count) {
    if (buckets.counted(bucket)) {
      RoaringBitmap[] of = of(bucket);
      for (int level = 0; level < Math.min(cap, count); level++) {
        of[level].add(person);
      }
    }
  }

  @Override
  public void addAll(State other) {
    ((Counts) other)
        .levels.forEach((bucket, more) -> {
          RoaringBitmap[] of = levels.putIfAbsent(bucket, more);
          for (int level = 0; of != null && level < of.length; level++) {
            of[level].or(more[level]);
          }
        });
  }

  @Override
  public void remove(int person) {
    for (RoaringBitmap[] of : levels.values()) {
      for (RoaringBitmap level : of) {
        level.remove(person);
      }
    }
  }

  @Override
  public void merge(int from, int into) {
    for (int bucket : List.copyOf(levels.keySet())) {
      RoaringBitmap[] of = levels.get(bucket);
      put(into, bucket, of == null ? 0 : count(of, from));
    }
    remove(from);
  }

  @Override
  public RoaringBitmap turn(LocalDate before, LocalDate today) {
    RoaringBitmap changed = new RoaringBitmap();
    Arrays.fill(near, null);
    levels
        .entrySet()
        .removeIf(bucket -> {
          boolean was = buckets.holds(bucket.getKey(), before);
          boolean is = buckets.holds(bucket.getKey(), today);
          if (was != is) {
            changed.or(bucket.getValue()[0]);
          }
          return was && !is;
        });
    return changed;
  }

  private static RoaringBitmap[] empty(int size) {
    RoaringBitmap[] empty = new RoaringBitmap[size];
    Arrays.setAll(empty, _ -> new RoaringBitmap());
    return empty;
  }
}
