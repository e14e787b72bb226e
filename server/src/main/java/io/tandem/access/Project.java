package io.tandem.access;

import io.tandem.shared.ProjectId;
import java.time.ZoneId;

/**
 * A project: the tenant every object belongs to.
 *
 * @param key its name in paths, lower-case letters, digits and dashes
 * @param zone IANA zone in which its days and weeks are counted
 * @param locale BCP 47 tag of its people's language, e.g. {@code zh-CN}
 * @param currency ISO 4217 code of its money
 * @param version counts its changes, for {@code If-Match}
 */
public record Project(
    ProjectId id,
    String key,
    String name,
    ZoneId zone,
    String locale,
    String currency,
    long version) {}
