package io.tandem.insights.query;

/**
 * Which of the people behind a number are wanted.
 *
 * @param after only keys greater than this one; -1 from the start
 * @param limit how many at most
 */
public record PeopleSlice(long after, int limit) {}
