package dev.lookback.search;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
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
    private static final int OK = 200;
    private static final int TOO_LARGE = 413;

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
            requireSuccess(response.getStatusCode(), batch);
            try (InputStream content = response.getEntity().getContent()) {
                return BulkResponse.read(content, batch.count());
            }
        } catch (IOException | JacksonException e) {
            throw new SearchUnavailableException("_bulk: " + e.getMessage(), e);
        }
    }

    /** The client makes exceptions of statuses from 500 on alone. */
    private static void requireSuccess(int status, DocumentBatch batch) {
        if (status == TOO_LARGE) {
            throw new BatchTooLargeException(batch.count(), batch.size());
        }
        if (status != OK) {
            throw new SearchUnavailableException("_bulk: HTTP " + status);
        }
    }

    private static Request request(DocumentBatch batch, WriteMode mode) {
        Request request = new Request("POST", "/_bulk");
        request.addParameter("filter_path", WHAT_IS_READ);
        if (mode == WriteMode.ALIAS_ONLY) {
            request.addParameter("require_alias", "true");
        }
        request.setEntity(new ByteArrayEntity(batch.buffer(), 0, batch.size(), NDJSON));
        return request;
    }
}
