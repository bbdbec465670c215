package dev.lookback.api.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

class HttpDataViewsTest {

    private static final DataView VIEW = DataView.of("recent-prod");

    @ParameterizedTest
    @CsvSource({"8, ''", "8, ops", "9, ''", "9, ops"})
    void everyCallIsAsKibanaDescribesIt(int version, String space) {
        try (FakeKibana kibana = new FakeKibana(version, space)) {
            DataViews views = views(kibana.url(), space, null, null, null);
            assertThat(views.list()).isEmpty();

            views.create(VIEW);
            assertThat(views.list()).containsExactly(VIEW);
            views.delete(VIEW);
            views.delete(VIEW);

            assertThat(views.list()).isEmpty();
            assertThat(kibana.violations).isEmpty();
            assertThat(kibana.authorizations).containsOnly("null");
        }
    }

    @Test
    void aCallThatKibanaDoesNotDescribeIsSeen() {
        try (FakeKibana kibana = new FakeKibana(9, "ops")) {
            assertThatThrownBy(
                            () -> views(kibana.url(), "other", null, null, null).list())
                    .isInstanceOf(KibanaException.class)
                    .hasMessageContaining("HTTP 404, Not Found");

            assertThat(kibana.violations).singleElement().asString().contains("GET /s/other/api/data_views");
        }
    }

    @Test
    void whoItIsIsSaidAsKibanaWantsIt() {
        try (FakeKibana kibana = new FakeKibana(9, "")) {
            views(kibana.url(), "", "a2V5", null, null).list();
            views(kibana.url(), "", null, "aladdin", "open sesame").list();

            assertThat(kibana.authorizations).containsExactly("ApiKey a2V5", "Basic YWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        }
    }

    @Test
    void oneThatIsThereIsRefusedAndStays() {
        try (FakeKibana kibana = new FakeKibana(9, "")) {
            kibana.views.put(VIEW.id(), "somebody else's");
            DataViews views = views(kibana.url(), "", null, null, null);

            assertThatThrownBy(() -> views.create(VIEW))
                    .isInstanceOfSatisfying(
                            KibanaException.class,
                            e -> assertThat(e.isRefusal()).isTrue())
                    .hasMessageContaining("Duplicate data view");

            assertThat(kibana.views).containsEntry(VIEW.id(), "somebody else's");
        }
    }

    @Test
    void aKibanaThatIsNotThereOrNotReadyIsNoRefusal() {
        URI gone;
        try (FakeKibana kibana = new FakeKibana(9, "")) {
            gone = kibana.url();
            kibana.isAway = true;
            expectNoRefusal(gone);
        }
        expectNoRefusal(gone);
    }

    private static void expectNoRefusal(URI url) {
        assertThatThrownBy(() -> views(url, "", "secret", null, null).list())
                .isInstanceOfSatisfying(
                        KibanaException.class, e -> assertThat(e.isRefusal()).isFalse())
                .hasMessageContaining("GET " + url + "api/data_views")
                .hasMessageNotContaining("secret");
    }

    private static DataViews views(
            URI url, String space, @Nullable String apiKey, @Nullable String username, @Nullable String password) {
        return new HttpDataViews(
                HttpClient.newHttpClient(),
                new KibanaProperties(url, space, apiKey, username, password, Duration.ofSeconds(5)));
    }
}
