package dev.lookback.search;

import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import org.apache.hc.client5.http.config.RequestConfig;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Makes the socket timeout hold. The client's own default, an answer that may take for ever, goes before it: a server that
 * hangs, or is cut off without a word, would be waited for without end, and nobody told.
 */
record AnswerTimeout(Duration limit) implements Rest5ClientBuilderCustomizer {

    @Override
    public void customize(Rest5ClientBuilder builder) {
        // The timeout is the request configuration's, below.
    }

    @Override
    public void customize(RequestConfig.Builder builder) {
        builder.setResponseTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
