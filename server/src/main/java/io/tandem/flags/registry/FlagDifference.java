package io.tandem.flags.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where two revisions of a flag differ.
 *
 * @param path e.g. {@code environments.production.rules[0].rollout}
 * @param before null when it was not there
 * @param after null when it is no longer there
 */
record FlagDifference(String path, @Nullable Object before, @Nullable Object after) {

  private static final Pattern RULE = Pattern.compile("environments\\..+\\.rules\\[[0-9]+]");

  /** From one content to another, in the order of the paths. */
  static List<FlagDifference> between(JsonMapper json, FlagContent before, FlagContent after) {
    List<FlagDifference> found = new ArrayList<>();
    walk(
        "",
        json.valueToTree(before),
        json.valueToTree(after),
        (path, left, right) ->
            found.add(new FlagDifference(path, value(json, left), value(json, right))));
    return found;
  }

  private static @Nullable Object value(JsonMapper json, @Nullable JsonNode node) {
    return node == null || node.isNull() ? null : json.treeToValue(node, Object.class);
  }

  private interface Found {
    void at(String path, @Nullable JsonNode before, @Nullable JsonNode after);
  }

  private static void walk(
      String path, @Nullable JsonNode before, @Nullable JsonNode after, Found found) {
    if (before != null && after != null && before.isObject() && after.isObject()) {
      Set<String> names = new TreeSet<>(before.propertyNames());
      names.addAll(after.propertyNames());
      String prefix = path.isEmpty() ? "" : path + ".";
      if (RULE.matcher(path).matches()) {
        names.remove("id"); // it stands for what the rule says
      }
      names.forEach(name -> walk(prefix + name, before.get(name), after.get(name), found));
    } else if (before != null && after != null && before.isArray() && after.isArray()) {
      for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
        walk(path + "[" + i + "]", before.get(i), after.get(i), found);
      }
    } else if (!(before == null ? after == null : before.equals(after))) {
      found.at(path, before, after);
    }
  }
}
