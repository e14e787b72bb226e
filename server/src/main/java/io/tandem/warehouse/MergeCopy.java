package io.tandem.warehouse;

import io.tandem.shared.ProjectId;

/**
 * Says that everything {@code from} did belongs to {@code into}.
 *
 * @param from person key that is gone
 * @param into surviving person key at the time of the merge; chains are followed by the store
 * @param version grows with each merge of the project
 */
public record MergeCopy(ProjectId project, long from, long into, long version) {}
