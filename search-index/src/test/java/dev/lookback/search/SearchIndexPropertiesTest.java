package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.elasticsearch.autoconfigure.DataElasticsearchAutoConfiguration;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchClientAutoConfiguration;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchRestClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import java.time.Duration;

class SearchIndexPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ElasticsearchRestClientAutoConfiguration.class,
                    ElasticsearchClientAutoConfiguration.class,
                    DataElasticsearchAutoConfiguration.class))
            .withUserConfiguration(SearchIndexConfiguration.class);

    @Test
    void hasDefaults() {
        runner.run(context -> {
            assertThat(context.getBean(SearchIndexProperties.class))
                    .isEqualTo(new SearchIndexProperties(true, Duration.ofSeconds(10)));
            assertThat(context).hasSingleBean(PlainContentTypes.class);
        });
    }

    @Test
    void everySettingIsRead() {
        runner.withPropertyValues(
                        "lookback.elasticsearch.plain-content-types=false", "lookback.elasticsearch.search-limit=3s")
                .run(context -> {
                    assertThat(context.getBean(SearchIndexProperties.class))
                            .isEqualTo(new SearchIndexProperties(false, Duration.ofSeconds(3)));
                    assertThat(context).doesNotHaveBean(PlainContentTypes.class);
                });
    }

    @Test
    void refusesWhatCannotBe() {
        runner.withPropertyValues("lookback.elasticsearch.plain-content-types=sometimes")
                .run(context -> assertThat(context).hasFailed());
        runner.withPropertyValues("lookback.elasticsearch.search-limit=0s")
                .run(context -> assertThat(context).hasFailed());
    }
}
