package dev.lookback.search;

import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;

import java.util.List;

/**
 * Takes the client's major version out of content types: {@code application/vnd.elasticsearch+json;compatible-with=9} is
 * refused by Elasticsearch 8, {@code application/json} is taken by 8 and 9 alike.
 */
final class PlainContentTypes implements Rest5ClientBuilderCustomizer {

    private static final List<String> HEADERS = List.of(HttpHeaders.ACCEPT, HttpHeaders.CONTENT_TYPE);
    private static final String VERSIONED = "vnd.elasticsearch+";

    @Override
    public void customize(Rest5ClientBuilder builder) {
        // The headers are the HTTP client's, below.
    }

    @Override
    public void customize(HttpAsyncClientBuilder builder) {
        builder.addRequestInterceptorLast((request, entity, context) -> HEADERS.forEach(name -> plain(request, name)));
    }

    private static void plain(HttpMessage message, String name) {
        Header header = message.getFirstHeader(name);
        if (header != null && header.getValue().contains(VERSIONED)) {
            boolean lines = header.getValue().contains("x-ndjson");
            message.setHeader(name, lines ? "application/x-ndjson" : "application/json");
        }
    }
}
