package io.tandem.access;

/**
 * Where events come from, inside a project.
 *
 * @param id counts from 1 within the project
 * @param key e.g. {@code production}
 */
record EnvironmentView(int id, String key, String name) {}
