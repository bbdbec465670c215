package dev.lookback.search;

import dev.lookback.embedded.ElasticsearchVersion;
import org.junit.jupiter.api.Nested;

import java.util.Optional;

class ElasticsearchPreviousIT extends SearchOnElasticsearch {

    ElasticsearchPreviousIT() {
        super(ElasticsearchVersion.previous(), Optional.empty());
    }

    @Nested
    class Watermarks extends DiskWatermarkContract {
        @Override
        ElasticsearchCluster cluster() {
            return started();
        }
    }
}
