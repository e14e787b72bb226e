package io.tandem.events.intake;

/**
 * Why an event was not taken in, or something it asked for was not done.
 *
 * @param code stable, lower-case words joined by underscores
 * @param sentence English, for whoever debugs the integration
 */
public record Reason(String code, String sentence) {}
