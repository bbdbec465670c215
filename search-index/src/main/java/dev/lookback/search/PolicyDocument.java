package dev.lookback.search;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;
import org.springframework.data.elasticsearch.annotations.Dynamic;
import org.springframework.data.elasticsearch.annotations.Field;
import org.springframework.data.elasticsearch.annotations.FieldType;
import org.springframework.data.elasticsearch.annotations.WriteTypeHint;
import org.springframework.data.elasticsearch.core.query.SeqNoPrimaryTerm;

/** A {@link PolicyRecord} as it is stored: its names are a stored format. Durations are ISO-8601 text. */
@Document(
        indexName = "lookback-policies",
        createIndex = false,
        dynamic = Dynamic.FALSE,
        writeTypeHint = WriteTypeHint.FALSE)
final class PolicyDocument {

    @Id
    String environment = "";

    @Field(type = FieldType.Keyword, index = false, docValues = false)
    @Nullable
    String recentRetention;

    @Field(type = FieldType.Keyword, index = false, docValues = false)
    @Nullable
    String historyTtl;

    @Field(type = FieldType.Keyword, index = false, docValues = false)
    @Nullable
    String historyMaxTtl;

    @Field(type = FieldType.Long, index = false, docValues = false)
    @Nullable
    Long historyMaxBytes;

    @Field(type = FieldType.Integer, index = false, docValues = false)
    @Nullable
    Integer historyMaxConcurrent;

    @Nullable
    SeqNoPrimaryTerm version;
}
