package dev.lookback.search;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;
import org.springframework.data.elasticsearch.annotations.Dynamic;
import org.springframework.data.elasticsearch.annotations.Field;
import org.springframework.data.elasticsearch.annotations.FieldType;
import org.springframework.data.elasticsearch.annotations.WriteTypeHint;

/** An {@link AuditRecord} as it is stored: its names are a stored format. Times are ISO-8601 text. */
@Document(
        indexName = "lookback-audit",
        createIndex = false,
        dynamic = Dynamic.FALSE,
        writeTypeHint = WriteTypeHint.FALSE)
final class AuditDocument {

    @Id
    String id = "";

    @Field(type = FieldType.Date_Nanos)
    String createdAt = "";

    @Field(type = FieldType.Keyword)
    String environment = "";

    @Field(type = FieldType.Keyword)
    String name = "";

    @Field(type = FieldType.Keyword)
    String address = "";

    @Field(type = FieldType.Keyword, index = false, docValues = false)
    String call = "";

    @Field(type = FieldType.Keyword, index = false, docValues = false)
    @Nullable
    String body;

    @Field(type = FieldType.Keyword, index = false, docValues = false)
    @Nullable
    String purpose;

    @Field(type = FieldType.Integer)
    @Nullable
    Integer status;

    @Field(type = FieldType.Keyword, index = false, docValues = false)
    @Nullable
    String target;
}
