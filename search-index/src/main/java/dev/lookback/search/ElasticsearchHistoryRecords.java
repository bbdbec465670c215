package dev.lookback.search;

import dev.lookback.model.topic.Environment;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

final class ElasticsearchHistoryRecords implements HistoryRecords {

    /** Some of the loads that ended last have failed, or were cancelled. */
    private static final int LOOKED_AT = 50;

    /** What is large of a record. */
    private static final String[] RESULTS = {"load.results", "load.missing"};

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
    public List<PastLoad> lastLoads(Optional<Environment> environment, int count) {
        return index.findLastFinished(environment.map(Environment::name), LOOKED_AT, RESULTS).stream()
                .flatMap(
                        document -> HistoryLoadMapping.readActual(document.load)
                                .map(actual -> new PastLoad(actual, document.filter != null))
                                .stream())
                .limit(count)
                .toList();
    }

    @Override
    public HistoryRecord save(HistoryRecord history) {
        HistoryRecordDocument document = HistoryRecordMapping.write(history);
        index.save(document.index, document, document.version);
        return history.with(RecordIndex.version(Objects.requireNonNull(document.version)));
    }
}
