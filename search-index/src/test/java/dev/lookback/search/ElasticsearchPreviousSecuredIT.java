package dev.lookback.search;

import dev.lookback.embedded.ElasticsearchUser;
import dev.lookback.embedded.ElasticsearchVersion;

import java.util.Optional;

class ElasticsearchPreviousSecuredIT extends SearchOnElasticsearch {

    ElasticsearchPreviousSecuredIT() {
        super(ElasticsearchVersion.previous(), Optional.of(new ElasticsearchUser("lookback", "not a secret")));
    }
}
