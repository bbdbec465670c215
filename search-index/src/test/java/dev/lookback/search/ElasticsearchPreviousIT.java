package dev.lookback.search;

import dev.lookback.embedded.ElasticsearchVersion;

import java.util.Optional;

class ElasticsearchPreviousIT extends SearchOnElasticsearch {

    ElasticsearchPreviousIT() {
        super(ElasticsearchVersion.previous(), Optional.empty());
    }
}
