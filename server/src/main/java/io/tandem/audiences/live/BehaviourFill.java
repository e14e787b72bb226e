package io.tandem.audiences.live;

import io.tandem.access.Projects;
import io.tandem.audiences.live.Reading.Wanted;
import io.tandem.audiences.rules.Rule;
import io.tandem.audiences.rules.Rule.Leaf;
import io.tandem.shared.EventSelector;
import io.tandem.shared.LocalDates;
import io.tandem.warehouse.BehaviourIndex;
import io.tandem.warehouse.DaySpan;
import io.tandem.warehouse.IndexAnswer;
import io.tandem.warehouse.IndexEvents;
import io.tandem.warehouse.IndexView;
import io.tandem.warehouse.SequenceQuestion;
import io.tandem.warehouse.StreamPosition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/**
 * Fills what the behaviour index knows: how often and when first or last an event was done, as long
 * as no filter asks for its properties. One walk over everybody's sequences serves all such leaves.
 */
@Component
class BehaviourFill {

  private static final int MOST = 62;

  private final BehaviourIndex index;

  BehaviourFill(BehaviourIndex index) {
    this.index = index;
  }

  /** Leaves that were filled, and where in the stream they are. */
  record Filled(Set<Leaf> leaves, StreamPosition asOf) {}

  /** Fills empty states as far as possible; null when the index cannot help now. */
  @Nullable Filled fill(Wanted wanted) {
    List<Leaf> leaves =
        wanted.states().keySet().stream().filter(BehaviourFill::known).limit(MOST).toList();
    if (leaves.isEmpty()) {
      return null;
    }
    Buckets any = Objects.requireNonNull(wanted.buckets().get(leaves.getFirst()));
    IndexAnswer<List<BehaviourVisitor>> answer =
        index.ask(
            wanted.project(),
            any.zone(),
            new LocalDates(any.built(), any.built(), any.zone()),
            view -> walk(view, leaves, wanted));
    if (answer instanceof IndexAnswer.Given<List<BehaviourVisitor>> given) {
      given.value().forEach(visitor -> visitor.hand(wanted));
      return new Filled(new LinkedHashSet<>(leaves), given.asOf());
    }
    return null;
  }

  private static List<BehaviourVisitor> walk(IndexView view, List<Leaf> leaves, Wanted wanted) {
    List<IndexEvents> matchers = new ArrayList<>();
    for (Leaf leaf : leaves) {
      String event = Objects.requireNonNull(Leaves.selector(leaf)).event();
      matchers.add(IndexEvents.of(event, Projects.PRODUCTION));
    }
    long begins =
        leaves.stream()
            .mapToLong(leaf ->
                leaf instanceof Rule.Did
                    ? Objects.requireNonNull(wanted.buckets().get(leaf)).begins()
                    : Long.MIN_VALUE)
            .min()
            .orElse(Long.MIN_VALUE);
    return view.sequences(
        new SequenceQuestion(matchers, null, begins, Long.MAX_VALUE, null),
        () -> new BehaviourVisitor(leaves, wanted));
  }

  private static boolean known(Leaf leaf) {
    EventSelector selector = Leaves.selector(leaf);
    return selector != null && selector.where().isEmpty();
  }

  /**
   * Everybody of whom there is an event.
   *
   * @return where in the stream that is; null when the index cannot answer now
   */
  @Nullable StreamPosition people(Reading.Whole whole, RoaringBitmap into) {
    IndexAnswer<RoaringBitmap> answer =
        index.ask(
            whole.project(),
            whole.zone(),
            new LocalDates(whole.today(), whole.today(), whole.zone()),
            view ->
                view.people(
                        IndexEvents.of(IndexEvents.ANY, Projects.PRODUCTION),
                        new DaySpan(Integer.MIN_VALUE, Integer.MAX_VALUE),
                        null)
                    .toRoaringBitmap());
    if (answer instanceof IndexAnswer.Given<RoaringBitmap> given) {
      into.or(given.value());
      return given.asOf();
    }
    return null;
  }
}
