package io.tandem.metrics;

/** A sentence in both languages of the interface. */
public record Sentence(String zh, String en) {}
