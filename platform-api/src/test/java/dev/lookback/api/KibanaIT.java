package dev.lookback.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.api.kibana.FakeKibana;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpRequest;

class KibanaIT extends ApiProcesses {

    @Test
    void aHistoryIndexHasItsViewAsLongAsItIsThereAndTheAnswerLeadsToIt() throws Exception {
        try (FakeKibana kibana = new FakeKibana(9, "ops")) {
            ConfigurableApplicationContext api = start(
                    "--lookback.kibana.url=" + kibana.url(),
                    "--lookback.kibana.space=ops",
                    "--lookback.kibana.api-key=a2V5",
                    "--lookback.kibana.interval=50ms");
            archiveBlocks(api, 1);
            JsonNode asked = ask(api, "", 202);
            String index = asked.path("index").asString();

            assertThat(asked.path("kibanaUrl").asString())
                    .startsWith(kibana.url() + "s/ops/app/discover#/")
                    .contains("(index:'lookback-" + index + "')", "from:'" + START + "'");
            await().atMost(LIMIT).until(() -> index.equals(kibana.views.get("lookback-" + index)));

            delete(api, index);
            await().atMost(LIMIT).until(() -> !kibana.views.containsKey("lookback-" + index));
            assertThat(show(api, index).has("kibanaUrl")).isFalse();
            assertThat(kibana.violations).isEmpty();
            assertThat(kibana.authorizations).containsOnly("ApiKey a2V5");
        }
    }

    private void delete(ConfigurableApplicationContext api, String index) throws Exception {
        assertThat(send(HttpRequest.newBuilder(URI.create(address(api) + "/history-indexes/" + index))
                                .DELETE()
                                .build())
                        .statusCode())
                .isEqualTo(204);
    }
}
