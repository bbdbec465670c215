package dev.lookback.search;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.io.InputStream;

/** One {@code _bulk} request a batch. It does not retry: the client turns to another node, the caller waits. */
final class ElasticsearchDocumentWriter implements DocumentWriter {

    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");
    private static final String WHAT_IS_READ =
            "items.create.status,items.create.error.type,items.create.error.reason,items.create.error.caused_by";
    /** For a shard that is on no node; shorter than the client waits, so that the answer says which it is. */
    private static final String SHARD_TIMEOUT = "20s";

    private static final int OK = 200;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Rest5Client client;

    ElasticsearchDocumentWriter(Rest5Client client) {
        this.client = client;
    }

    @Override
    public BulkOutcome write(DocumentBatch batch, WriteMode mode) {
        if (batch.isEmpty()) {
            return BulkOutcome.NONE;
        }
        try {
            Response response = client.performRequest(request(batch, mode));
            if (response.getStatusCode() != OK) {
                throw failure(response, batch);
            }
            try (InputStream content = response.getEntity().getContent()) {
                return BulkResponse.read(content, batch.count());
            }
        } catch (ResponseException e) {
            // The client makes exceptions of statuses from 500 on alone.
            throw failure(e.getResponse(), batch);
        } catch (IOException | JacksonException e) {
            throw new SearchUnavailableException("_bulk: " + WholeAnswer.describe(e), e);
        }
    }

    private static RuntimeException failure(Response response, DocumentBatch batch) {
        return switch (response.getStatusCode()) {
            case TOO_LARGE -> new BatchTooLargeException(batch.count(), batch.size());
            case TOO_MANY_REQUESTS -> new SearchOverloadedException("_bulk: " + WholeAnswer.describe(response));
            default -> new SearchUnavailableException("_bulk: " + WholeAnswer.describe(response));
        };
    }

    private static Request request(DocumentBatch batch, WriteMode mode) {
        Request request = new Request("POST", "/_bulk");
        request.addParameter("filter_path", WHAT_IS_READ);
        request.addParameter("timeout", SHARD_TIMEOUT);
        if (mode == WriteMode.ALIAS_ONLY) {
            request.addParameter("require_alias", "true");
        }
        request.setEntity(new ByteArrayEntity(batch.buffer(), 0, batch.size(), NDJSON));
        return request;
    }
}
