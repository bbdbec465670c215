package dev.lookback.api.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A member of a record's JSON. An answer has every member, but for those that are left out when they are null; a request, which
 * is a record called so, may leave out whatever is not marked as required.
 */
record RecordMember(String name, boolean isAlwaysThere, boolean mayBeNull) {

    static List<RecordMember> of(Class<?> type) {
        return members(type, false).toList();
    }

    /** @param isOptional whether the record, whose members stand in those of another, may itself be missing */
    private static Stream<RecordMember> members(Class<?> type, boolean isOptional) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? members(component.getType(), isOptional || isNullable(component))
                        : Stream.of(member(component, isOptional)));
    }

    private static RecordMember member(RecordComponent component, boolean isOptional) {
        boolean isNullable = isNullable(component);
        if (component.getDeclaringRecord().getSimpleName().endsWith("Request")) {
            boolean isRequired = isRequired(component);
            return new RecordMember(component.getName(), isRequired, isNullable && !isRequired);
        }
        boolean isLeftOut = isNullable && isLeftOutWhenNull(component);
        return new RecordMember(component.getName(), !isOptional && !isLeftOut, isNullable && !isLeftOut);
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || component.getType().equals(Optional.class);
    }

    private static boolean isRequired(RecordComponent component) {
        Schema schema = component.getAccessor().getAnnotation(Schema.class);
        return schema != null && schema.requiredMode() == Schema.RequiredMode.REQUIRED;
    }

    private static boolean isLeftOutWhenNull(RecordComponent component) {
        return Stream.of(
                        Optional.ofNullable(component.getAccessor().getAnnotation(JsonInclude.class)),
                        Optional.ofNullable(component.getDeclaringRecord().getAnnotation(JsonInclude.class)))
                .flatMap(Optional::stream)
                .anyMatch(inclusion -> inclusion.value() == JsonInclude.Include.NON_NULL);
    }
}
