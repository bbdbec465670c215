package dev.lookback.search;

import dev.lookback.model.topic.Environment;
import org.springframework.data.domain.Sort;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;
import org.springframework.data.elasticsearch.core.query.Criteria;

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
        Criteria criteria = new Criteria();
        environment.ifPresent(wanted -> criteria.subCriteria(new Criteria("environment").is(wanted.name())));
        state.ifPresent(wanted -> criteria.subCriteria(new Criteria("state").is(wanted.name())));
        return index.findAll(criteria, Sort.by(Sort.Order.desc("createdAt"))).stream()
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
