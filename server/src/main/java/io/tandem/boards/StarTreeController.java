package io.tandem.boards;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The north star over what moves it. */
@RestController
@RequestMapping("/api/projects/{project}/north-star/tree")
class StarTreeController {

  private static final int MOST_DAYS = 400;

  private final StarTrees trees;

  StarTreeController(StarTrees trees) {
    this.trees = trees;
  }

  /** The numbers; {@code days} says how many closed days the lines show, 1 to 400. */
  @GetMapping
  @Needs(Permission.VIEW)
  StarTree getNorthStarTree(Actor actor, @RequestParam(defaultValue = "28") int days) {
    return trees.of(actor.project(), Math.clamp(days, 1, MOST_DAYS));
  }
}
