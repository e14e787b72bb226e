package io.tandem.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permission a route under {@code /api} needs in the project named by its {@code {project}}
 * path variable. A route without this annotation is refused for everyone, so forgetting it fails
 * safe. Routes without a project (login, the list of one's projects) carry {@link SignedIn} or
 * {@link Anonymous} instead.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

  /** The permission. */
  Permission value();
}
