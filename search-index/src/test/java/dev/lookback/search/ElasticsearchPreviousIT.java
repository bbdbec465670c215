package dev.lookback.search;

import dev.lookback.embedded.ElasticsearchVersion;

class ElasticsearchPreviousIT extends SearchOnElasticsearch {

    ElasticsearchPreviousIT() {
        super(ElasticsearchVersion.previous());
    }
}
