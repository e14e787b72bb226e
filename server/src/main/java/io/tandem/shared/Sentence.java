package io.tandem.shared;

/** A sentence in both languages of the interface. */
public record Sentence(String zh, String en) {}
