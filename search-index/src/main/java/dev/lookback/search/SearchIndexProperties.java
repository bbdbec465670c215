package dev.lookback.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How we speak to Elasticsearch; where it is, {@code spring.elasticsearch.*} says.
 *
 * @param plainContentTypes leaves the client's version out of content types, as Elasticsearch 8 needs and 9 allows; off,
 *     a server newer than the client answers in the client's version
 */
@ConfigurationProperties("lookback.elasticsearch")
record SearchIndexProperties(@DefaultValue("true") boolean plainContentTypes) {}
