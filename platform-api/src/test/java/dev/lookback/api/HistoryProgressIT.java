package dev.lookback.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

class HistoryProgressIT extends ApiProcesses {

    private static final int BLOCKS = 30;

    @Test
    void aLoadIsFollowedToItsEndThroughTheEndOfAProcess() throws Exception {
        ConfigurableApplicationContext one = start();
        archiveBlocks(one, BLOCKS);
        String index = ask(one, "", 202).path("index").asString();
        List<FollowedEvent> seen = new ArrayList<>();
        ConfigurableApplicationContext other;
        try (FollowedEvents events = follow(one, index, "")) {
            // Gone before the other process hands out tasks: who is silent takes them, too.
            try (TestIndexer _ = indexer(one).answering(10)) {
                await().atMost(LIMIT).until(() -> events.seen().stream().anyMatch(event -> loaded(event) > 0));
            }
            other = start();
            one.close();
            events.awaitEnd(LIMIT);
            seen.addAll(events.seen());
        }
        String lastId = seen.getLast().id();
        try (TestIndexer _ = indexer(other);
                FollowedEvents events = follow(other, index, lastId)) {
            events.awaitEnd(LIMIT);
            seen.addAll(events.seen());
        }

        assertThat(seen).extracting(FollowedEvent::id).doesNotHaveDuplicates();
        assertThat(seen).extracting(HistoryProgressIT::loaded).isSorted();
        JsonNode last = seen.getLast().data();
        assertThat(last.path("state").asString()).isEqualTo("READY");
        assertThat(last).isEqualTo(show(other, index));
        assertThat(open(other, index, seen.getLast().id()).statusCode()).isEqualTo(204);
    }

    @Test
    void aClientThatGoesAwayIsNoticedAndAnIndexThatThereIsNotIsAProblem() throws Exception {
        ConfigurableApplicationContext api = start();
        archiveBlocks(api, 1);
        String index = ask(api, "", 202).path("index").asString();
        try (FollowedEvents events = follow(api, index, "")) {
            await().atMost(LIMIT).until(() -> !events.seen().isEmpty());
            assertThat(clients(api)).isEqualTo(1);
        }
        await().atMost(LIMIT).until(() -> clients(api) == 0);

        HttpResponse<String> answer = open(api, "history-prod.x", "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private FollowedEvents follow(ConfigurableApplicationContext api, String index, String lastId) {
        return new FollowedEvents(request(api, index, lastId));
    }

    private HttpResponse<String> open(ConfigurableApplicationContext api, String index, String lastId)
            throws Exception {
        return send(request(api, index, lastId));
    }

    private static HttpRequest request(ConfigurableApplicationContext api, String index, String lastId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(address(api) + "/history-indexes/" + index + "/progress"))
                .header("Accept", "text/event-stream");
        return (lastId.isEmpty() ? request : request.header("Last-Event-ID", lastId)).build();
    }

    private static int loaded(FollowedEvent event) {
        return event.data().at("/blocks/loaded").asInt();
    }

    private static double clients(ConfigurableApplicationContext api) {
        return api.getBean(MeterRegistry.class)
                .get("lookback.progress.clients")
                .gauge()
                .value();
    }
}
