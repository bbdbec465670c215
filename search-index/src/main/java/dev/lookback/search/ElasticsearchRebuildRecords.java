package dev.lookback.search;

import dev.lookback.model.topic.Environment;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

final class ElasticsearchRebuildRecords implements RebuildRecords {

    private final RecordIndex<RebuildDocument> index;

    ElasticsearchRebuildRecords(ElasticsearchOperations operations) {
        this.index = new RecordIndex<>(operations, RebuildDocument.class);
    }

    @Override
    public Optional<RebuildRecord> find(String name) {
        return index.find(name).map(RebuildMapping::read);
    }

    @Override
    public List<RebuildRecord> findAll(Optional<Environment> environment, Optional<RebuildState> state) {
        return index.findNewestFirst(environment.map(Environment::name), state.map(RebuildState::name)).stream()
                .map(RebuildMapping::read)
                .toList();
    }

    @Override
    public RebuildRecord save(RebuildRecord rebuild) {
        RebuildDocument document = RebuildMapping.write(rebuild);
        index.save(document.name, document, document.version);
        return rebuild.with(RecordIndex.version(Objects.requireNonNull(document.version)));
    }
}
