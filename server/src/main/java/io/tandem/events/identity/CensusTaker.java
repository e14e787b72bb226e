package io.tandem.events.identity;

import io.tandem.events.identity.PersonStore.Counter;
import io.tandem.events.identity.PersonStore.Owner;
import io.tandem.events.intake.IdentityLink;
import io.tandem.events.intake.Reason;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.MergeCopy;
import io.tandem.warehouse.PersonCopy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads whom a batch speaks of, applies its claims, and writes what changed. Used once. */
final class CensusTaker {

  private final PersonStore store;
  private final ProjectId project;
  private final KnownIds known;
  private final JsonMapper json;
  private final List<Owner> owners = new ArrayList<>();
  private final List<String> moved = new ArrayList<>();
  private final Map<Integer, Reason> warnings = new HashMap<>();
  private final List<Long> persons = new ArrayList<>();

  CensusTaker(PersonStore store, ProjectId project, KnownIds known, JsonMapper json) {
    this.store = store;
    this.project = project;
    this.known = known;
    this.json = json;
  }

  /** Runs inside the transaction that holds the project's counter. */
  Identified take(Counter counter, long received, List<Claim> claims) {
    Census census = apply(counter.lastPerson(), claims);
    List<PersonCopy> copies = new ArrayList<>();
    List<MergeCopy> merges = new ArrayList<>();
    long version = counter.version();
    for (PersonNode person : census.people()) {
      if (person.properties.valuesChanged()) {
        person.version = ++version;
        if (person.mergedInto == null) {
          copies.add(copy(person));
        }
      }
    }
    for (Census.Merge merge : census.merges()) {
      merges.add(new MergeCopy(project, merge.from().key, merge.into().key, ++version));
    }
    if (census.lastPerson() != counter.lastPerson() || version != counter.version()) {
      store.count(project, census.lastPerson(), version);
    }
    write(census, merges, received);
    Changes changes = new Changes(project, counter.version() + 1, version);
    return new Identified(persons, copies, merges, warnings, changes);
  }

  /** True when the claims would change nothing; reads without locking. */
  boolean changesNothing(List<Claim> claims) {
    Census census = apply(0, claims);
    return census.newIds().isEmpty()
        && census.merges().isEmpty()
        && census.people().stream().noneMatch(PersonNode::changed);
  }

  /** What {@link #changesNothing} found. */
  Identified unchanged() {
    return new Identified(persons, List.of(), List.of(), warnings, Changes.none(project));
  }

  /** Puts what was read and written into memory; call it after the commit. */
  void remember() {
    known.forget(project, moved);
    owners.forEach(owner -> known.put(project, owner));
  }

  private Census apply(long lastPerson, List<Claim> claims) {
    Census census = read(lastPerson, claims);
    for (int i = 0; i < claims.size(); i++) {
      persons.add(census.apply(claims.get(i)));
      Reason warning = census.warning();
      if (warning != null) {
        warnings.put(i, warning);
      }
    }
    return census;
  }

  private Census read(long lastPerson, List<Claim> claims) {
    Census census = new Census(lastPerson);
    Set<String> wanted = new HashSet<>();
    Map<String, Long> ids = new HashMap<>();
    for (Claim claim : claims) {
      Long person = known.person(project, claim.distinctId());
      if (person == null) {
        wanted.add(claim.distinctId());
      } else {
        ids.put(claim.distinctId(), person);
      }
    }
    Set<String> changing = changing(claims);
    wanted.addAll(changing);
    Set<Long> people = new HashSet<>();
    for (Owner owner : store.owners(project, wanted)) {
      owners.add(owner);
      ids.put(owner.distinctId(), owner.person());
      if (changing.contains(owner.distinctId())) {
        people.add(owner.person());
      }
    }
    census.know(ids);
    if (!people.isEmpty()) {
      census.load(store.load(project, people).values());
    }
    return census;
  }

  /** Ids of people whose rows a claim may change. */
  private static Set<String> changing(List<Claim> claims) {
    Set<String> changing = new HashSet<>();
    for (Claim claim : claims) {
      if (!claim.change().isEmpty()) {
        changing.add(claim.distinctId());
        addLinked(claim.change().link(), changing);
      }
    }
    return changing;
  }

  private static void addLinked(@Nullable IdentityLink link, Set<String> ids) {
    switch (link) {
      case null -> {
        // nobody else
      }
      case IdentityLink.Identify(var anonymousId) -> {
        if (anonymousId != null) {
          ids.add(anonymousId);
        }
      }
      case IdentityLink.Alias(var alias) -> ids.add(alias);
      case IdentityLink.MergeDangerously(var alias) -> ids.add(alias);
    }
  }

  private void write(Census census, List<MergeCopy> merges, long received) {
    List<PersonNode> created = census.people().stream().filter(p -> p.created).toList();
    List<PersonNode> changed =
        census.people().stream().filter(p -> !p.created && p.changed()).toList();
    if (!created.isEmpty()) {
      store.insertPersons(project, created);
    }
    if (!changed.isEmpty()) {
      store.updatePersons(project, changed);
    }
    Map<String, Long> newIds = census.newIds();
    if (!newIds.isEmpty()) {
      store.insertIds(project, newIds, received);
    }
    if (!merges.isEmpty()) {
      Map<Long, Long> survivors = new LinkedHashMap<>();
      census.merges().forEach(m -> survivors.put(m.from().key, m.from().root().key));
      moved.addAll(store.moveIds(project, survivors));
      store.insertMerges(project, merges);
    }
    settle(census, newIds);
  }

  /** Replaces what was read by what holds now. */
  private void settle(Census census, Map<String, Long> newIds) {
    Map<Long, PersonNode> nodes = new HashMap<>();
    census.people().forEach(person -> nodes.put(person.key, person));
    List<Owner> now = new ArrayList<>();
    for (Owner owner : owners) {
      PersonNode node = nodes.get(owner.person());
      now.add(
          node == null
              ? owner
              : new Owner(owner.distinctId(), node.root().key, node.root().identified));
    }
    newIds.forEach((id, key) -> {
      PersonNode node = nodes.get(key);
      now.add(new Owner(id, key, node != null && node.identified));
    });
    owners.clear();
    owners.addAll(now);
  }

  private PersonCopy copy(PersonNode person) {
    return new PersonCopy(
        project, person.key, json.writeValueAsString(person.properties.values()), person.version);
  }
}
