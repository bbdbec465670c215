package dev.lookback.search;

import dev.lookback.model.topic.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.elasticsearch.NoSuchIndexException;
import org.springframework.data.elasticsearch.UncategorizedElasticsearchException;
import org.springframework.data.elasticsearch.VersionConflictException;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;
import org.springframework.data.elasticsearch.core.IndexOperations;
import org.springframework.data.elasticsearch.core.SearchHitsIterator;
import org.springframework.data.elasticsearch.core.mapping.IndexCoordinates;
import org.springframework.data.elasticsearch.core.query.Criteria;
import org.springframework.data.elasticsearch.core.query.CriteriaQuery;
import org.springframework.data.elasticsearch.core.query.IndexQuery;
import org.springframework.data.elasticsearch.core.query.IndexQueryBuilder;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** By Spring Data Elasticsearch, one document an index, locked by its sequence number. */
final class ElasticsearchHistoryRecords implements HistoryRecords {

    private static final IndexCoordinates INDEX = IndexCoordinates.of(HistoryRecordDocument.INDEX);
    private static final int PAGE = 100;
    private static final int CONFLICT = 409;

    private final ElasticsearchOperations operations;
    private final IndexOperations indexOperations;

    ElasticsearchHistoryRecords(ElasticsearchOperations operations) {
        this.operations = operations;
        this.indexOperations = operations.indexOps(HistoryRecordDocument.class);
    }

    @Override
    public Optional<HistoryRecord> find(String index) {
        return ask(
                () -> Optional.ofNullable(operations.get(index, HistoryRecordDocument.class))
                        .map(HistoryRecordMapping::read),
                Optional.empty());
    }

    @Override
    public List<HistoryRecord> findAll(Optional<Environment> environment, Optional<HistoryState> state) {
        Criteria criteria = new Criteria();
        environment.ifPresent(wanted -> criteria.subCriteria(new Criteria("environment").is(wanted.name())));
        state.ifPresent(wanted -> criteria.subCriteria(new Criteria("state").is(wanted.name())));
        CriteriaQuery query = new CriteriaQuery(criteria, PageRequest.of(0, PAGE));
        query.addSort(Sort.by(Sort.Order.desc("createdAt")));
        return ask(
                () -> {
                    indexOperations.refresh();
                    return read(query);
                },
                List.of());
    }

    private List<HistoryRecord> read(CriteriaQuery query) {
        try (SearchHitsIterator<HistoryRecordDocument> hits =
                operations.searchForStream(query, HistoryRecordDocument.class)) {
            return hits.stream()
                    .map(hit -> HistoryRecordMapping.read(hit.getContent()))
                    .toList();
        }
    }

    @Override
    public HistoryRecord save(HistoryRecord history) {
        HistoryRecordDocument document = HistoryRecordMapping.write(history);
        try {
            createIndexWhereMissing();
            operations.index(query(document), INDEX);
            return history.with(HistoryRecordMapping.version(Objects.requireNonNull(document.version)));
        } catch (OptimisticLockingFailureException | VersionConflictException e) {
            throw new RecordConflictException(history.index(), e);
        } catch (DataAccessException e) {
            throw isConflict(e) ? new RecordConflictException(history.index(), e) : unavailable(e);
        }
    }

    private static IndexQuery query(HistoryRecordDocument document) {
        IndexQueryBuilder query = new IndexQueryBuilder().withId(document.index).withObject(document);
        return document.version == null
                ? query.withOpType(IndexQuery.OpType.CREATE).build()
                : query.withSeqNoPrimaryTerm(document.version).build();
    }

    /** At every save: Elasticsearch may have been wiped, and would make the index anew without its mapping. */
    private void createIndexWhereMissing() {
        if (indexOperations.exists()) {
            return;
        }
        try {
            indexOperations.create(
                    Map.of("index.hidden", true, "index.auto_expand_replicas", "0-1"), indexOperations.createMapping());
        } catch (DataAccessException e) {
            // Another process was faster.
            if (!indexOperations.exists()) {
                throw e;
            }
        }
    }

    private static <T> T ask(Supplier<T> question, T whereMissing) {
        try {
            return question.get();
        } catch (NoSuchIndexException e) {
            return whereMissing;
        } catch (DataAccessException e) {
            throw unavailable(e);
        }
    }

    private static boolean isConflict(DataAccessException e) {
        return e instanceof UncategorizedElasticsearchException answered
                && Objects.equals(answered.getStatusCode(), CONFLICT);
    }

    private static SearchUnavailableException unavailable(DataAccessException e) {
        return new SearchUnavailableException(HistoryRecordDocument.INDEX + ": " + e.getMessage(), e);
    }
}
