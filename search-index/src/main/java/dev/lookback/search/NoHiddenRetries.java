package dev.lookback.search;

import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;

/**
 * Takes the HTTP client's own repeating of 429 and 503 away: who calls repeats, and must hear of them at once. A
 * connection that was lost before it was used is still replaced by another.
 */
final class NoHiddenRetries implements Rest5ClientBuilderCustomizer {

    @Override
    public void customize(Rest5ClientBuilder builder) {
        // The strategy is the HTTP client's, below.
    }

    @Override
    public void customize(HttpAsyncClientBuilder builder) {
        builder.setRetryStrategy(new OfLostConnections());
    }

    private static final class OfLostConnections extends DefaultHttpRequestRetryStrategy {

        OfLostConnections() {
            super(1, TimeValue.ofMilliseconds(100));
        }

        @Override
        public boolean retryRequest(HttpResponse response, int execCount, HttpContext context) {
            return false;
        }
    }
}
