package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.elasticsearch.autoconfigure.DataElasticsearchAutoConfiguration;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchClientAutoConfiguration;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchRestClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SearchIndexPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ElasticsearchRestClientAutoConfiguration.class,
                    ElasticsearchClientAutoConfiguration.class,
                    DataElasticsearchAutoConfiguration.class))
            .withUserConfiguration(SearchIndexConfiguration.class);

    @Test
    void contentTypesArePlainByDefault() {
        runner.run(context -> {
            assertThat(context.getBean(SearchIndexProperties.class)).isEqualTo(new SearchIndexProperties(true));
            assertThat(context).hasSingleBean(PlainContentTypes.class);
        });
    }

    @Test
    void contentTypesMayNameTheClientsVersion() {
        runner.withPropertyValues("lookback.elasticsearch.plain-content-types=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PlainContentTypes.class));
    }

    @Test
    void neitherYesNorNoIsNoSetting() {
        runner.withPropertyValues("lookback.elasticsearch.plain-content-types=sometimes")
                .run(context -> assertThat(context).hasFailed());
    }
}
