package dev.lookback.blocks;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

import java.util.function.Supplier;

/** Fails each try of each request in the same way. */
record FailingHttpClient(Supplier<RuntimeException> failure) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                throw failure.get();
            }

            @Override
            public void abort() {
                // It has never begun.
            }
        };
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
