package io.tandem.access;

/**
 * A project as the API shows it.
 *
 * @param zone IANA zone
 * @param locale BCP 47 tag
 * @param currency ISO 4217 code
 */
record ProjectView(
    String key, String name, String zone, String locale, String currency, long version) {

  static ProjectView of(Project project) {
    return new ProjectView(
        project.key(),
        project.name(),
        project.zone().getId(),
        project.locale(),
        project.currency(),
        project.version());
  }
}
