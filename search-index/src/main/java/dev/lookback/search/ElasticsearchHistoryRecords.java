package dev.lookback.search;

import dev.lookback.model.topic.Environment;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

final class ElasticsearchHistoryRecords implements HistoryRecords {

    private final RecordIndex<HistoryRecordDocument> index;

    ElasticsearchHistoryRecords(ElasticsearchOperations operations) {
        this.index = new RecordIndex<>(operations, HistoryRecordDocument.class);
    }

    @Override
    public Optional<HistoryRecord> find(String name) {
        return index.find(name).map(HistoryRecordMapping::read);
    }

    @Override
    public List<HistoryRecord> findAll(Optional<Environment> environment, Optional<HistoryState> state) {
        return index.findNewestFirst(environment.map(Environment::name), state.map(HistoryState::name)).stream()
                .map(HistoryRecordMapping::read)
                .toList();
    }

    @Override
    public HistoryRecord save(HistoryRecord history) {
        HistoryRecordDocument document = HistoryRecordMapping.write(history);
        index.save(document.index, document, document.version);
        return history.with(RecordIndex.version(Objects.requireNonNull(document.version)));
    }
}
