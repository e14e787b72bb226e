package io.tandem.events;

import io.tandem.shared.ProjectId;
import java.util.List;

/**
 * A person who is being erased.
 *
 * @param keys every key the person ever had, those merged into it included; none is given again
 * @param distinctIds every id the person was known by
 */
public record ErasedPerson(ProjectId project, List<Long> keys, List<String> distinctIds) {}
