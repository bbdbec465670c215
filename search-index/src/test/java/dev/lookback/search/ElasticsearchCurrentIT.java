package dev.lookback.search;

import dev.lookback.embedded.ElasticsearchVersion;

class ElasticsearchCurrentIT extends SearchOnElasticsearch {

    ElasticsearchCurrentIT() {
        super(ElasticsearchVersion.current());
    }
}
