package dev.lookback.search;

import jakarta.validation.constraints.AssertTrue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * How we speak to Elasticsearch; where it is, {@code spring.elasticsearch.*} says.
 *
 * @param plainContentTypes leaves the client's version out of content types, as Elasticsearch 8 needs and 9 allows; off,
 *     a server newer than the client answers in the client's version
 * @param searchLimit after which a search answers with what it has found
 */
@Validated
@ConfigurationProperties("lookback.elasticsearch")
record SearchIndexProperties(
        @DefaultValue("true") boolean plainContentTypes,
        @DefaultValue("10s") Duration searchLimit) {

    @AssertTrue(message = "search-limit: expected to be a millisecond or more")
    boolean isSearchLimited() {
        return searchLimit.toMillis() > 0;
    }
}
