package io.tandem.insights.serving;

import io.tandem.access.Actor;
import io.tandem.access.Project;

/**
 * A question somebody asks.
 *
 * @param question a value: equal ones have the same answer
 * @param kind what kind of question it is, for people
 * @param asker who asks
 * @param id what the asker calls it
 * @param anew whether a kept answer will not do
 */
public record Asked(
    Project project, Object question, String kind, Asker asker, String id, boolean anew) {

  /**
   * Who asks.
   *
   * @param key tells apart who may ask; tokens of one project and label count as one
   * @param name for people: an e-mail address or a token's label
   */
  public record Asker(String key, String name) {

    /** The caller of a request. */
    public static Asker of(Actor actor) {
      return new Asker(actor.asker(), actor.name());
    }
  }
}
