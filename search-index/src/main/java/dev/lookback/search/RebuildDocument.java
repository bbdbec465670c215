package dev.lookback.search;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;
import org.springframework.data.elasticsearch.annotations.Dynamic;
import org.springframework.data.elasticsearch.annotations.Field;
import org.springframework.data.elasticsearch.annotations.FieldType;
import org.springframework.data.elasticsearch.annotations.WriteTypeHint;
import org.springframework.data.elasticsearch.core.query.SeqNoPrimaryTerm;

import java.util.Map;

/** A {@link RebuildRecord} as it is stored: its names are a stored format. Times are ISO-8601 text. */
@Document(
        indexName = "lookback-recent-rebuilds",
        createIndex = false,
        dynamic = Dynamic.FALSE,
        writeTypeHint = WriteTypeHint.FALSE)
final class RebuildDocument {

    @Id
    String name = "";

    @Field(type = FieldType.Keyword)
    String environment = "";

    @Field(type = FieldType.Keyword)
    String state = "";

    @Field(type = FieldType.Date_Nanos)
    String start = "";

    @Field(type = FieldType.Date_Nanos)
    String end = "";

    @Field(type = FieldType.Long, index = false, docValues = false)
    long olderThanRetention;

    /** An offset a partition. */
    @Field(type = FieldType.Object, enabled = false)
    Map<String, Object> sent = Map.of();

    @Field(type = FieldType.Keyword)
    String createdBy = "";

    @Field(type = FieldType.Date_Nanos)
    String createdAt = "";

    @Field(type = FieldType.Date_Nanos)
    @Nullable
    String finishedAt;

    @Field(type = FieldType.Long, index = false, docValues = false)
    @Nullable
    Long inRecent;

    @Field(type = FieldType.Keyword, index = false, docValues = false)
    @Nullable
    String error;

    /** A load of a month has 8,640 results, which nobody searches. */
    @Field(type = FieldType.Object, enabled = false)
    Map<String, Object> load = Map.of();

    @Nullable
    SeqNoPrimaryTerm version;
}
