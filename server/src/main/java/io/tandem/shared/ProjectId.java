package io.tandem.shared;

/** Identifies a project inside this installation; positive, never reused. */
public record ProjectId(int value) {}
