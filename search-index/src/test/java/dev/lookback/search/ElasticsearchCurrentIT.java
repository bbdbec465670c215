package dev.lookback.search;

import dev.lookback.embedded.ElasticsearchVersion;

import java.util.Optional;

class ElasticsearchCurrentIT extends SearchOnElasticsearch {

    ElasticsearchCurrentIT() {
        super(ElasticsearchVersion.current(), Optional.empty());
    }
}
