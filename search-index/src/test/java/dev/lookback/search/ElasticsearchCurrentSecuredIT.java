package dev.lookback.search;

import dev.lookback.embedded.ElasticsearchUser;
import dev.lookback.embedded.ElasticsearchVersion;

import java.util.Optional;

class ElasticsearchCurrentSecuredIT extends SearchOnElasticsearch {

    ElasticsearchCurrentSecuredIT() {
        super(ElasticsearchVersion.current(), Optional.of(new ElasticsearchUser("lookback", "not a secret")));
    }
}
