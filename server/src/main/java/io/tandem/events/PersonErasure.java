package io.tandem.events;

/**
 * A room's share of erasing a person. Every bean of this type is asked once the person is gone from
 * the people of the project; the erasure is finished when all of them returned.
 */
public interface PersonErasure {

  /**
   * Erases what the room holds about the person, or cuts what must stay (money, audit) loose from
   * it. Called again after a failure or a restart, so that a second call must do no harm. Runs
   * outside any transaction.
   */
  void erase(ErasedPerson person);
}
