package dev.lookback.api.document;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * What the schema of a record says beyond the types of its members: which of them are always there, which may be null, and that
 * there are no others. It all follows from the record, so that it cannot be said otherwise in a second place.
 */
final class RecordSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (raw.isRecord() && hasMember(raw, JsonRawValue.class)) {
            return Schemas.typed("object");
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && raw.isRecord() && !hasMember(raw, JsonValue.class)) {
            complete(defined(schema, context), RecordMember.of(raw));
        }
        return schema;
    }

    private static boolean hasMember(Class<?> type, Class<? extends Annotation> annotation) {
        return Arrays.stream(type.getRecordComponents())
                .anyMatch(member -> member.getAccessor().isAnnotationPresent(annotation));
    }

    private static @Nullable Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        return reference == null
                ? schema
                : context.getDefinedModels().get(reference.substring(Components.COMPONENTS_SCHEMAS_REF.length()));
    }

    private static void complete(@Nullable Schema<?> schema, List<RecordMember> members) {
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        schema.setAdditionalProperties(false);
        schema.setRequired(members.stream()
                .filter(RecordMember::isAlwaysThere)
                .map(RecordMember::name)
                .toList());
        for (RecordMember member : members) {
            Schema<?> property = schema.getProperties().get(member.name());
            if (member.mayBeNull() && property != null) {
                Schemas.allowNull(property);
            }
        }
    }
}
