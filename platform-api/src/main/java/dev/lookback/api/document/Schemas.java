package dev.lookback.api.document;

import io.swagger.v3.oas.models.media.Schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Schemas as OpenAPI 3.1 has them: with a set of types. */
final class Schemas {

    private Schemas() {}

    static Schema<Object> typed(String type) {
        Schema<Object> schema = new Schema<>();
        schema.setType(type);
        schema.setTypes(new LinkedHashSet<>(List.of(type)));
        return schema;
    }

    static Schema<Object> reference(String name) {
        Schema<Object> schema = new Schema<>();
        schema.set$ref(name);
        return schema;
    }

    /** One that says no type allows anything already. */
    static void allowNull(Schema<?> schema) {
        Set<String> types = new LinkedHashSet<>();
        if (schema.getTypes() != null) {
            types.addAll(schema.getTypes());
        } else if (schema.getType() != null) {
            types.add(schema.getType());
        }
        if (!types.isEmpty()) {
            types.add("null");
            schema.setTypes(types);
        }
    }
}
