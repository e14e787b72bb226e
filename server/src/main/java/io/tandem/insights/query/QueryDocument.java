package io.tandem.insights.query;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Describes every kind in the API document: {@code InsightQuery} and {@code InsightAnswer} are one
 * of the kinds' own, told apart by {@code kind}; {@code InsightPeople} is a query of a kind with a
 * cell of that kind.
 */
@Component
class QueryDocument implements OpenApiCustomizer {

  private static final String PATH = "/api/projects/{project}/query";
  private static final String REFERENCE = "#/components/schemas/";

  private final Insights insights;

  QueryDocument(Insights insights) {
    this.insights = insights;
  }

  @Override
  public void customise(OpenAPI document) {
    Components components = document.getComponents();
    for (Kind<?, ?, ?> kind : insights.kinds()) {
      String query = add(components, kind.query(), kind.name());
      components.addSchemas(answer(kind), answer(components, kind));
      components.addSchemas(people(kind), people(components, kind, query));
    }
    components.addSchemas("InsightQuery", anyKind(k -> k.query().getSimpleName()));
    components.addSchemas("InsightAnswer", anyKind(QueryDocument::answer));
    Schema<?> people = new Schema<>();
    insights.kinds().forEach(kind -> people.addOneOfItem(reference(people(kind))));
    components.addSchemas("InsightPeople", people);
    describe(document, PATH, "InsightQuery");
    describe(document, PATH + "/people", "InsightPeople");
    Content answers =
        json("InsightAnswer").addMediaType("text/csv", new MediaType().schema(text()));
    operation(document, PATH)
        .getResponses()
        .forEach((status, answer) -> {
          if (status.equals("200")) {
            answer.setContent(answers);
          }
        });
  }

  private static void describe(OpenAPI document, String path, String body) {
    operation(document, path).setRequestBody(new RequestBody().required(true).content(json(body)));
  }

  private static Operation operation(OpenAPI document, String path) {
    return Objects.requireNonNull(document.getPaths().get(path), path).getPost();
  }

  /** The head of all answers and the fields of the kind, as one object. */
  private static Schema<?> answer(Components components, Kind<?, ?, ?> kind) {
    Schema<?> answer = object();
    for (Class<?> part : List.of(InsightAnswer.class, kind.result())) {
      Schema<?> schema = resolved(components, part).schema;
      Map<String, Schema<?>> fields = new LinkedHashMap<>();
      schema.getProperties().forEach((name, field) -> fields.put(name, (Schema<?>) field));
      List<String> required =
          new ArrayList<>(schema.getRequired() == null ? List.of() : schema.getRequired());
      fields.remove("result");
      required.remove("result");
      fields.forEach(answer::addProperty);
      required.forEach(answer::addRequiredItem);
    }
    answer.addProperty("kind", text(kind.name()));
    return answer;
  }

  private static Schema<?> people(Components components, Kind<?, ?, ?> kind, String query) {
    Schema<?> people = object();
    people.addProperty("query", reference(query));
    people.addProperty("cell", reference(add(components, kind.cell())));
    people.setRequired(List.of("query", "cell"));
    return people;
  }

  private Schema<?> anyKind(Function<Kind<?, ?, ?>, String> name) {
    Schema<?> any = new Schema<>();
    Discriminator discriminator = new Discriminator().propertyName("kind");
    for (Kind<?, ?, ?> kind : insights.kinds()) {
      any.addOneOfItem(reference(name.apply(kind)));
      discriminator.mapping(kind.name(), REFERENCE + name.apply(kind));
    }
    any.setDiscriminator(discriminator);
    return any;
  }

  private static String answer(Kind<?, ?, ?> kind) {
    return capital(kind) + "Answer";
  }

  private static String people(Kind<?, ?, ?> kind) {
    return capital(kind) + "People";
  }

  private static String capital(Kind<?, ?, ?> kind) {
    return Character.toUpperCase(kind.name().charAt(0)) + kind.name().substring(1);
  }

  /** Adds a type and all it refers to; says under which name. */
  private static String add(Components components, Class<?> type, String... kind) {
    Schema<?> schema = resolved(components, type).schema;
    if (kind.length > 0) {
      schema.addProperty("kind", text(kind));
    }
    components.addSchemas(type.getSimpleName(), schema);
    return type.getSimpleName();
  }

  private static ResolvedSchema resolved(Components components, Class<?> type) {
    ResolvedSchema resolved =
        ModelConverters.getInstance(true)
            .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(false));
    resolved.referencedSchemas.forEach((name, schema) -> {
      if (!name.equals(type.getSimpleName())) {
        components.addSchemas(name, schema);
      }
    });
    return resolved;
  }

  private static Content json(String name) {
    return new Content().addMediaType("application/json", new MediaType().schema(reference(name)));
  }

  private static Schema<?> reference(String name) {
    return new Schema<>().$ref(REFERENCE + name);
  }

  private static Schema<?> object() {
    Schema<?> object = new Schema<>();
    object.setTypes(Set.of("object"));
    return object;
  }

  private static Schema<String> text(String... values) {
    Schema<String> text = new Schema<>();
    text.setTypes(Set.of("string"));
    if (values.length > 0) {
      text.setEnum(List.of(values));
    }
    return text;
  }
}
