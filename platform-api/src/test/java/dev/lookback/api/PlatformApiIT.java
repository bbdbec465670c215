package dev.lookback.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.search.HistoryIndexes;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class PlatformApiIT extends ApiProcesses {

    @Test
    void aLoadBecomesReadyAndTheSameAgainIsTheSame() throws Exception {
        ConfigurableApplicationContext api = start();
        archiveBlocks(api, 3);
        try (TestIndexer _ = indexer(api)) {
            JsonNode asked = ask(api, "", 202);
            JsonNode ready = awaitState(api, asked, "READY");

            assertThat(ready.at("/blocks/loaded").asInt()).isEqualTo(3);
            assertThat(ready.at("/events/indexed").asInt()).isEqualTo(3 * TestIndexer.EVENTS);
            assertThat(ready.at("/actual/blocks").asInt()).isEqualTo(3);
            assertThat(ready.at("/actual/events").asInt()).isEqualTo(3 * TestIndexer.EVENTS);
            assertThat(ready.at("/actual/indexBytes").asLong()).isPositive();
            assertThat(get(ready.path("searchUrl").asString())
                            .at("/hits/total/value")
                            .asInt())
                    .isEqualTo(3 * TestIndexer.EVENTS);
            assertThat(ask(api, "", 200).path("index")).isEqualTo(asked.path("index"));
        }
    }

    @Test
    void latePartsAreAddedToAnIndexThatIsReady() throws Exception {
        ConfigurableApplicationContext api = start("--lookback.scheduler.late-interval=1s");
        archiveBlocks(api, 3);
        try (TestIndexer _ = indexer(api).reading(api.getBean(BlockCatalogue.class))) {
            JsonNode ready = awaitState(api, ask(api, "", 202), "READY");
            assertThat(ready.at("/events/indexed").asInt()).isEqualTo(3 * TestIndexer.EVENTS);

            archivePart(api, 1, 100);
            archivePart(api, 7, 101);

            String index = ready.path("index").asString();
            await().atMost(LIMIT).untilAsserted(() -> {
                JsonNode grown = show(api, index);
                assertThat(grown.path("state").asString()).isEqualTo("READY");
                assertThat(grown.at("/events/indexed").asInt()).isEqualTo(5 * TestIndexer.EVENTS);
                assertThat(grown.at("/actual/events").asInt()).isEqualTo(5 * TestIndexer.EVENTS);
                assertThat(grown.path("expiresAt")).isEqualTo(ready.path("expiresAt"));
            });
            assertThat(get(ready.path("searchUrl").asString())
                            .at("/hits/total/value")
                            .asInt())
                    .isEqualTo(5 * TestIndexer.EVENTS);
        }
    }

    @Test
    void aFilteredLoadBecomesReadyBesideOneOfAll() throws Exception {
        ConfigurableApplicationContext api = start();
        archiveBlocks(api, 3);
        String filter = "\"filter\":\" host.name:(web-0 OR web-3) \",";
        try (TestIndexer _ = indexer(api)) {
            JsonNode asked = ask(api, filter, 202);
            JsonNode ofAll = ask(api, "", 202);
            JsonNode ready = awaitState(api, asked, "READY");
            awaitState(api, ofAll, "READY");

            assertThat(ready.path("index").asString())
                    .matches(ofAll.path("index").asString() + "-[0-9a-f]{16}");
            assertThat(ready.path("filter").asString()).isEqualTo("host.name:(web-0 OR web-3)");
            assertThat(ready.at("/events/indexed").asInt()).isEqualTo(6);
            assertThat(ready.at("/events/unwanted").asInt()).isEqualTo(3 * TestIndexer.EVENTS - 6);
            assertThat(get(ready.path("searchUrl").asString())
                            .at("/hits/total/value")
                            .asInt())
                    .isEqualTo(6);
            assertThat(meta(ready).path("filter").asString()).isEqualTo("host.name:(web-0 OR web-3)");
            assertThat(ask(api, filter, 200).path("index")).isEqualTo(asked.path("index"));
        }
    }

    @Test
    void aFilterThatCannotBeReadIsRefusedWithItsPlaceAndTheDocumentedOneIsTaken() throws Exception {
        ConfigurableApplicationContext api = start();
        archiveBlocks(api, 1);

        JsonNode problem = ask(api, "\"filter\":\"log.level:(error\",", 400);

        assertThat(problem.path("field").asString()).isEqualTo("filter");
        assertThat(problem.path("detail").asString()).startsWith("filter: at character 17");
        // The one that the API's own page proposes is taken.
        JsonNode example =
                get(address(api) + "/v3/api-docs").at("/components/schemas/HistoryRequest/properties/filter/example");
        assertThat(ask(api, "\"filter\":" + example + ",", 202).path("filter")).isEqualTo(example);
    }

    @Test
    void anIndexIsGoneWithinAMinuteOfItsTime() throws Exception {
        ConfigurableApplicationContext api = start();
        archiveBlocks(api, 1);
        String index = ask(api, "\"ttl\":\"3s\",", 202).path("index").asString();

        awaitState(api, show(api, index), "EXPIRED");

        HistoryIndexes indexes = api.getBean(HistoryIndexes.class);
        await().atMost(LIMIT).until(() -> indexes.find(index).isEmpty());
    }

    @Test
    void aRestartInTheMiddleOfALoadContinuesIt() throws Exception {
        ConfigurableApplicationContext first = start();
        archiveBlocks(first, 30);
        JsonNode asked = ask(first, "", 202);
        try (TestIndexer indexer = indexer(first).answering(10)) {
            await().atMost(LIMIT).until(() -> indexer.answered() >= 10);
        }
        first.close();

        ConfigurableApplicationContext second = start();
        try (TestIndexer _ = indexer(second)) {
            JsonNode ready = awaitState(second, asked, "READY");
            assertThat(ready.at("/events/indexed").asInt()).isEqualTo(30 * TestIndexer.EVENTS);
        }
    }

    @Test
    void twoProcessesShareTheIndexes() throws Exception {
        ConfigurableApplicationContext one = start();
        ConfigurableApplicationContext other = start();
        archiveBlocks(one, 6);
        try (TestIndexer _ = indexer(one)) {
            List<JsonNode> asked = new ArrayList<>();
            for (int minutes = 10; minutes <= 30; minutes += 5) {
                asked.add(post(
                        minutes % 10 == 0 ? one : other,
                        request("", START, START.plus(Duration.ofMinutes(minutes))),
                        202));
            }
            for (JsonNode index : asked) {
                awaitState(other, index, "READY");
            }
        }
    }

    @Test
    void saysThatItIsReadyAndWhatItOffers() throws Exception {
        ConfigurableApplicationContext api = start();

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(get(address(api) + "/actuator/health/readiness")
                                .path("status")
                                .asString())
                        .isEqualTo("UP"));
        assertThat(get(address(api) + "/v3/api-docs").path("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/audit",
                        "/history-indexes",
                        "/history-indexes/{index}",
                        "/history-indexes/{index}/progress",
                        "/page",
                        "/environments",
                        "/environments/{environment}/blocks",
                        "/environments/{environment}/events",
                        "/environments/{environment}/policy",
                        "/environments/{environment}/recent/rebuild",
                        "/environments/{environment}/recent/rebuild/{rebuild}",
                        "/environments/{environment}/status",
                        "/environments/{environment}/verify",
                        "/search");
        assertThat(send(HttpRequest.newBuilder(URI.create(address(api) + "/swagger-ui.html"))
                                .build())
                        .statusCode())
                .isIn(200, 302);
    }

    @Test
    void aPolicyIsSeenByEveryProcessAndSurvivesARestart() throws Exception {
        ConfigurableApplicationContext one = start();
        ConfigurableApplicationContext other = start();
        archiveBlocks(one, 1);
        HttpResponse<String> set = send(HttpRequest.newBuilder(URI.create(policy(one)))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"recentRetention\":\"3d\",\"historyTtl\":\"2h\","
                        + "\"historyMaxBytes\":500000000000,\"historyMaxConcurrent\":2}"))
                .build());
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        assertThat(get(policy(other)).path("recentRetention").asString()).isEqualTo("PT72H");
        one.close();
        other.close();

        ConfigurableApplicationContext again = start();

        assertThat(get(policy(again)).toString())
                .isEqualTo("{\"recentRetention\":\"PT72H\",\"historyTtl\":\"PT2H\",\"historyMaxTtl\":\"PT336H\","
                        + "\"historyMaxBytes\":500000000000,\"historyMaxConcurrent\":2}");
    }

    private String policy(ConfigurableApplicationContext api) {
        return address(api) + "/environments/" + environment + "/policy";
    }

    private JsonNode meta(JsonNode history) throws Exception {
        String index = history.path("index").asString();
        return get(elasticsearch.uri() + "/" + index + "/_mapping").path(index).at("/mappings/_meta/lookback");
    }
}
