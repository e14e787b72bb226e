package io.tandem.warehouse;

import io.tandem.shared.ProjectId;

/**
 * A person's properties as queries see them; the copy with the highest version wins.
 *
 * @param person person key
 * @param properties a JSON object, whole
 * @param version of the person in the configuration store
 */
public record PersonCopy(ProjectId project, long person, String properties, long version) {}
