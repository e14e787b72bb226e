package io.tandem.policies.templates;

import io.tandem.shared.Names;
import org.jspecify.annotations.Nullable;

/**
 * Something a template asks for.
 *
 * @param name {@code subject}, or the parameter
 * @param kind {@code feature}, {@code campaign}, {@code pool}, {@code allocation}, {@code member},
 *     {@code channels}, {@code fraction} (0.4 is 40 %), {@code number} or {@code days}
 * @param required whether it has to be filled in
 * @param preset what it is otherwise, or null
 */
public record TemplateAsk(
    String name, String kind, Names names, boolean required, @Nullable Object preset) {

  static TemplateAsk needed(String name, String kind, String zh, String en) {
    return new TemplateAsk(name, kind, new Names(zh, en), true, null);
  }

  static TemplateAsk preset(String name, String kind, String zh, String en, Object preset) {
    return new TemplateAsk(name, kind, new Names(zh, en), false, preset);
  }

  static TemplateAsk optional(String name, String kind, String zh, String en) {
    return new TemplateAsk(name, kind, new Names(zh, en), false, null);
  }
}
