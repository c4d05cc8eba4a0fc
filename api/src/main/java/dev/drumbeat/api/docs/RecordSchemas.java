package dev.drumbeat.api.docs;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JavaType;
import dev.drumbeat.journey.Channel;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes a record's components as our code means them: required unless they may be null, null
 * where they may be, text where a number is written as text.
 */
final class RecordSchemas implements ModelConverter {
  private static final String NULL = "null";

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    JavaType java = Json.mapper().constructType(type.getType());
    if (java != null && java.hasRawClass(Channel.class)) {
      Schema<Object> channel = of("string");
      channel.setEnum(Arrays.stream(Channel.values()).<Object>map(Channel::json).toList());
      return channel;
    }
    Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    if (resolved != null && java != null && java.getRawClass().isRecord()) {
      Schema<?> model = model(resolved, context);
      if (model != null && model.getProperties() != null) {
        Arrays.stream(java.getRawClass().getRecordComponents())
            .filter(each -> model.getProperties().containsKey(each.getName()))
            .forEach(each -> describe(each, model));
      }
    }
    return resolved;
  }

  private static @Nullable Schema<?> model(Schema<?> resolved, ModelConverterContext context) {
    String ref = resolved.get$ref();
    return ref == null
        ? resolved
        : context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
  }

  private static void describe(RecordComponent component, Schema<?> model) {
    String name = component.getName();
    if (isText(component)) {
      model.getProperties().put(name, of("string"));
    }
    if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      model.getProperties().compute(name, (_, schema) -> nullable(schema));
    } else if (model.getRequired() == null || !model.getRequired().contains(name)) {
      model.addRequiredItem(name);
    }
  }

  private static boolean isText(RecordComponent component) {
    JsonFormat format = component.getAccessor().getAnnotation(JsonFormat.class);
    return format != null && format.shape() == JsonFormat.Shape.STRING;
  }

  private static Schema<?> nullable(Schema<?> schema) {
    if (schema.getAnyOf() != null) {
      return schema;
    }
    if (schema.getTypes() == null || schema.getEnum() != null) {
      return new JsonSchema().anyOf(List.of(schema, of(NULL)));
    }
    var types = new LinkedHashSet<>(schema.getTypes());
    types.add(NULL);
    schema.setTypes(types);
    return schema;
  }

  private static JsonSchema of(String type) {
    var schema = new JsonSchema();
    schema.setTypes(Set.of(type));
    return schema;
  }
}
