package io.tandem.events.identity;

import io.tandem.events.intake.IdentityLink;
import io.tandem.events.intake.PersonChange;
import io.tandem.events.intake.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The people a batch speaks of, held in memory while its claims are applied in order. Who an id
 * belongs to and the rows of everyone a claim may change must be told before.
 *
 * <p>An anonymous person is one nobody has identified yet. Where a link joins an id not seen before
 * to a person, the id is simply added to it; only two persons that both exist make a merge.
 */
final class Census {

  /** A merge in the order it happened. */
  record Merge(PersonNode from, PersonNode into) {}

  private static final Reason TWO_KNOWN =
      new Reason(
          "merge_refused",
          "Both ids belong to people who are already known, so they were not merged; send"
              + " $merge_dangerously if they really are one person.");
  private static final Reason ILLEGAL =
      new Reason(
          "illegal_id",
          "An id such as null, undefined or anonymous stands for nobody; nothing was merged.");

  private final Map<String, Long> ids = new HashMap<>();
  private final Map<String, Long> newIds = new LinkedHashMap<>();
  private final Map<Long, PersonNode> nodes = new LinkedHashMap<>();
  private final List<Merge> merges = new ArrayList<>();
  private long lastPerson;
  private @Nullable Reason warning;

  Census(long lastPerson) {
    this.lastPerson = lastPerson;
  }

  void know(Map<String, Long> known) {
    ids.putAll(known);
  }

  void load(Collection<PersonNode> loaded) {
    loaded.forEach(node -> nodes.put(node.key, node));
  }

  /** Applies a claim and gives the person's key. */
  long apply(Claim claim) {
    warning = null;
    PersonChange change = claim.change();
    if (change.link() != null) {
      link(claim.distinctId(), change.link());
    }
    long key = keyOf(claim.distinctId(), change.known());
    if (change.set() != null || change.setOnce() != null) {
      PersonNode node = node(key);
      node.apply(change.set(), change.setOnce(), claim.time());
    }
    return key;
  }

  /** What the last claim asked for and did not get. */
  @Nullable Reason warning() {
    return warning;
  }

  private void link(String id, IdentityLink link) {
    switch (link) {
      case IdentityLink.Identify(var anonymousId) -> identify(id, anonymousId);
      case IdentityLink.Alias(var alias) -> join(id, alias, false);
      case IdentityLink.MergeDangerously(var alias) -> join(id, alias, true);
    }
  }

  private void identify(String id, @Nullable String anonymousId) {
    if (IllegalIds.contains(id)) {
      warning = ILLEGAL;
      return;
    }
    if (anonymousId != null && !anonymousId.equals(id)) {
      if (IllegalIds.contains(anonymousId)) {
        warning = ILLEGAL;
      } else {
        absorb(id, anonymousId);
      }
    }
    node(keyOf(id, true)).identify();
  }

  /** Merges an anonymous person into the one being identified. */
  private void absorb(String id, String anonymousId) {
    PersonNode known = find(id);
    PersonNode anonymous = find(anonymousId);
    if (anonymous == null) {
      add(anonymousId, node(keyOf(id, true)));
    } else if (known == anonymous) {
      return;
    } else if (anonymous.identified) {
      warning = TWO_KNOWN;
    } else if (known == null) {
      add(id, anonymous);
    } else {
      merge(anonymous, known);
    }
  }

  private void join(String id, String alias, boolean dangerously) {
    if (IllegalIds.contains(id) || IllegalIds.contains(alias)) {
      warning = ILLEGAL;
      return;
    }
    if (id.equals(alias)) {
      return;
    }
    PersonNode main = find(id);
    PersonNode other = find(alias);
    if (main == null && other == null) {
      main = node(keyOf(id, false));
      add(alias, main);
    } else if (main == null) {
      add(id, other);
    } else if (other == null) {
      add(alias, main);
    } else if (main != other) {
      joinTwo(main, other, dangerously);
      return;
    }
    node(keyOf(id, true)).identify();
  }

  private void joinTwo(PersonNode main, PersonNode other, boolean dangerously) {
    if (main.identified && other.identified && !dangerously) {
      warning = TWO_KNOWN;
    } else if (other.identified && !main.identified) {
      merge(main, other);
    } else {
      merge(other, main);
    }
  }

  private void merge(PersonNode from, PersonNode into) {
    from.mergeInto(into);
    merges.add(new Merge(from, into));
  }

  private void add(String id, @Nullable PersonNode person) {
    if (person != null) {
      ids.put(id, person.key);
      newIds.put(id, person.key);
    }
  }

  private long keyOf(String id, boolean known) {
    Long key = ids.get(id);
    if (key == null) {
      PersonNode node =
          new PersonNode(
              ++lastPerson,
              true,
              known && !IllegalIds.contains(id),
              new PersonProperties(JsonNodeFactory.instance.objectNode()));
      nodes.put(node.key, node);
      add(id, node);
      return node.key;
    }
    PersonNode node = nodes.get(key);
    return node == null ? key : node.root().key;
  }

  private @Nullable PersonNode find(String id) {
    Long key = ids.get(id);
    return key == null ? null : node(key);
  }

  private PersonNode node(long key) {
    PersonNode node = nodes.get(key);
    if (node == null) {
      throw new IllegalStateException("person " + key + " was not loaded");
    }
    return node.root();
  }

  /** Everyone loaded or created, in that order. */
  Collection<PersonNode> people() {
    return nodes.values();
  }

  /** Merges in order. */
  List<Merge> merges() {
    return merges;
  }

  /** Ids seen for the first time, with the person they belong to at the end. */
  Map<String, Long> newIds() {
    Map<String, Long> roots = new LinkedHashMap<>();
    newIds.forEach((id, key) -> roots.put(id, node(key).key));
    return roots;
  }

  /** The highest key given out. */
  long lastPerson() {
    return lastPerson;
  }
}
