package io.tandem.cli.demo.story;

import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.definition.FlagHash;
import io.tandem.flags.definition.FlagRule;
import io.tandem.flags.definition.FlagType;
import io.tandem.flags.definition.FlagVariant;
import io.tandem.flags.evaluation.CompiledFlag;
import io.tandem.flags.evaluation.FlagSet;
import io.tandem.flags.evaluation.FlagSubject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deals people out as a server with the story's flags does, without one. */
public final class DealtByFlags implements Dealing {

  private static final String ENVIRONMENT = "production";

  /** The story that everybody sees. */
  public static Story story() {
    return new Story(Story.SEED, new DealtByFlags());
  }

  @Override
  public Map<String, String> deal(String flag, int percent, List<String> ids) {
    return flag.equals(Onboarding.FLAG)
        ? deal(flag, Onboarding.SALT, Stream.of(Arm.values()).map(Arm::key), percent, ids)
        : deal(flag, flag, Stream.of(Community.CLASSIC, Community.WITH), percent, ids);
  }

  static Map<String, String> deal(
      String flag, String salt, Stream<String> variants, int percent, List<String> ids) {
    FlagRule rule = new FlagRule(null, percent, null);
    FlagDefinition definition =
        new FlagDefinition(
            flag,
            FlagType.STRING,
            new FlagDealing(FlagHash.MURMUR3, salt, FlagDealing.By.ID, null),
            variants.map(key -> new FlagVariant(key, null)).toList(),
            null,
            Map.of(ENVIRONMENT, new FlagBehaviour(true, List.of(rule), null, null)),
            null);
    FlagSet flags = FlagSet.compile(List.of(definition), ENVIRONMENT);
    CompiledFlag compiled = Objects.requireNonNull(flags.find(flag));
    Map<String, String> given = new HashMap<>();
    for (String id : ids) {
      String variant = compiled.evaluate(new Known(id)).variant();
      if (variant != null) {
        given.put(id, variant);
      }
    }
    return given;
  }

  /** Somebody of whom nothing but the id is known. */
  private record Known(String id) implements FlagSubject {

    @Override
    public @Nullable Object property(String name) {
      return null;
    }

    @Override
    public @Nullable String group(String type) {
      return null;
    }

    @Override
    public @Nullable Object groupProperty(String type, String name) {
      return null;
    }

    @Override
    public boolean inSegment(String segment) {
      return false;
    }

    @Override
    public long now() {
      return 0;
    }
  }
}
