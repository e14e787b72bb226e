package io.tandem.audiences.live;

import java.time.LocalDate;
import org.roaringbitmap.RoaringBitmap;

/**
 * What is known of people for one leaf of a rule, by person key (an unsigned int). One thread at a
 * time.
 */
sealed interface State permits State.Known, State.Edges, Counts {

  /** True when the leaf's thing is so for the person at least {@code times} times. */
  boolean atLeast(int times, int person, LocalDate today);

  /** All people for whom it is so. */
  RoaringBitmap atLeast(int times, LocalDate today);

  /** Notes that it is so {@code count} times more in a bucket. */
  void put(int person, int bucket, int count);

  /** The same for a person of whom nothing is noted yet. */
  default void load(int person, int bucket, int count) {
    put(person, bucket, count);
  }

  /**
   * Takes over what another state of the same kind and buckets knows of other people; that one is
   * of no use afterwards.
   */
  void addAll(State other);

  /** Forgets a person. */
  void remove(int person);

  /** What was so for one is now so for the other. */
  void merge(int from, int into);

  /** People for whom another day may change something; forgets what cannot matter any more. */
  RoaringBitmap turn(LocalDate before, LocalDate today);

  /** A mere set. */
  final class Known implements State {
    private RoaringBitmap people = new RoaringBitmap();

    @Override
    public boolean atLeast(int times, int person, LocalDate today) {
      return people.contains(person);
    }

    @Override
    public RoaringBitmap atLeast(int times, LocalDate today) {
      return people;
    }

    @Override
    public void put(int person, int bucket, int count) {
      people.add(person);
    }

    @Override
    public void addAll(State other) {
      people.or(((Known) other).people);
    }

    @Override
    public void remove(int person) {
      people.remove(person);
    }

    @Override
    public void merge(int from, int into) {
      if (people.contains(from)) {
        people.remove(from);
        people.add(into);
      }
    }

    @Override
    public RoaringBitmap turn(LocalDate before, LocalDate today) {
      return new RoaringBitmap();
    }

    /** Everybody at once; answers those for whom that is new. */
    RoaringBitmap replace(RoaringBitmap all) {
      RoaringBitmap changed = RoaringBitmap.xor(people, all);
      people = all;
      return changed;
    }
  }

  /** The bucket of the first or of the latest time: everybody is in one bucket. */
  final class Edges implements State {
    private final Buckets buckets;
    private final boolean first;
    private final java.util.TreeMap<Integer, RoaringBitmap> people = new java.util.TreeMap<>();

    Edges(Buckets buckets, boolean first) {
      this.buckets = buckets;
      this.first = first;
    }

    @Override
    public boolean atLeast(int times, int person, LocalDate today) {
      return people.entrySet().stream()
          .anyMatch(of -> buckets.holds(of.getKey(), today) && of.getValue().contains(person));
    }

    @Override
    public RoaringBitmap atLeast(int times, LocalDate today) {
      RoaringBitmap all = new RoaringBitmap();
      people.forEach((bucket, some) -> {
        if (buckets.holds(bucket, today)) {
          all.or(some);
        }
      });
      return all;
    }

    @Override
    public void load(int person, int bucket, int count) {
      people.computeIfAbsent(bucket, _ -> new RoaringBitmap()).add(person);
    }

    @Override
    public void put(int person, int bucket, int count) {
      var winning = first ? people.headMap(bucket, true) : people.tailMap(bucket, true);
      if (winning.values().stream().noneMatch(of -> of.contains(person))) {
        remove(person);
        load(person, bucket, count);
      }
    }

    @Override
    public void addAll(State other) {
      ((Edges) other)
          .people.forEach(
              (bucket, more) -> people.computeIfAbsent(bucket, _ -> new RoaringBitmap()).or(more));
    }

    @Override
    public void remove(int person) {
      people.values().forEach(of -> of.remove(person));
    }

    @Override
    public void merge(int from, int into) {
      for (int bucket : java.util.List.copyOf(people.keySet())) {
        RoaringBitmap of = people.get(bucket);
        if (of != null && of.contains(from)) {
          of.remove(from);
          put(into, bucket, 1);
        }
      }
    }

    @Override
    public RoaringBitmap turn(LocalDate before, LocalDate today) {
      RoaringBitmap changed = new RoaringBitmap();
      people.forEach((bucket, some) -> {
        if (buckets.holds(bucket, before) != buckets.holds(bucket, today)) {
          changed.or(some);
        }
      });
      return changed;
    }
  }
}
