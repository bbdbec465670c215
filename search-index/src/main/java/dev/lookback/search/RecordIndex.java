package dev.lookback.search;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.elasticsearch.NoSuchIndexException;
import org.springframework.data.elasticsearch.UncategorizedElasticsearchException;
import org.springframework.data.elasticsearch.VersionConflictException;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;
import org.springframework.data.elasticsearch.core.IndexOperations;
import org.springframework.data.elasticsearch.core.SearchHit;
import org.springframework.data.elasticsearch.core.SearchHitsIterator;
import org.springframework.data.elasticsearch.core.mapping.IndexCoordinates;
import org.springframework.data.elasticsearch.core.query.Criteria;
import org.springframework.data.elasticsearch.core.query.CriteriaQuery;
import org.springframework.data.elasticsearch.core.query.FetchSourceFilter;
import org.springframework.data.elasticsearch.core.query.IndexQuery;
import org.springframework.data.elasticsearch.core.query.IndexQueryBuilder;
import org.springframework.data.elasticsearch.core.query.SeqNoPrimaryTerm;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One of our hidden indexes of records, by Spring Data Elasticsearch: a document a record, locked by its sequence number.
 *
 * @param <D> the record as it is stored; it has a field for its version
 */
final class RecordIndex<D> {

    private static final int PAGE = 100;
    private static final int CONFLICT = 409;

    private final ElasticsearchOperations operations;
    private final IndexOperations indexOperations;
    private final IndexCoordinates index;
    private final Class<D> type;

    RecordIndex(ElasticsearchOperations operations, Class<D> type) {
        this.operations = operations;
        this.indexOperations = operations.indexOps(type);
        this.index = indexOperations.getIndexCoordinates();
        this.type = type;
    }

    static SeqNoPrimaryTerm version(RecordVersion version) {
        return new SeqNoPrimaryTerm(version.sequenceNumber(), version.primaryTerm());
    }

    static RecordVersion version(SeqNoPrimaryTerm version) {
        return new RecordVersion(version.sequenceNumber(), version.primaryTerm());
    }

    /** As it was last saved, also a moment ago. */
    Optional<D> find(String id) {
        return ask(() -> Optional.ofNullable(operations.get(id, type)), Optional.empty());
    }

    /** By {@code environment} and {@code state}, where they are given, with everything saved before the call. */
    List<D> findNewestFirst(Optional<String> environment, Optional<String> state) {
        Criteria criteria = new Criteria();
        environment.ifPresent(wanted -> criteria.subCriteria(new Criteria("environment").is(wanted)));
        state.ifPresent(wanted -> criteria.subCriteria(new Criteria("state").is(wanted)));
        CriteriaQuery query = new CriteriaQuery(criteria, PageRequest.of(0, PAGE));
        query.addSort(Sort.by(Sort.Order.desc("createdAt")));
        return ask(
                () -> {
                    indexOperations.refresh();
                    return read(query);
                },
                List.of());
    }

    /** By {@code environment}, where it is given; one page of those that have ended, the last first, without some fields. */
    List<D> findLastFinished(Optional<String> environment, int count, String[] withoutFields) {
        Criteria criteria = new Criteria("finishedAt").exists();
        environment.ifPresent(wanted -> criteria.subCriteria(new Criteria("environment").is(wanted)));
        CriteriaQuery query = new CriteriaQuery(criteria, PageRequest.of(0, count));
        query.addSort(Sort.by(Sort.Order.desc("finishedAt")));
        query.addSourceFilter(new FetchSourceFilter(true, new String[0], withoutFields));
        return onePage(query);
    }

    /** Of those whose {@code createdAt} is from start on and before end, at most so many, with everything saved before the call. */
    List<D> findNewestOf(String environment, String start, String end, int limit) {
        Criteria criteria = new Criteria("environment")
                .is(environment)
                .and(new Criteria("createdAt").greaterThanEqual(start).lessThan(end));
        CriteriaQuery query = new CriteriaQuery(criteria, PageRequest.of(0, limit));
        query.addSort(Sort.by(Sort.Order.desc("createdAt")));
        return onePage(query);
    }

    private List<D> onePage(CriteriaQuery query) {
        return ask(
                () -> {
                    indexOperations.refresh();
                    return operations.search(query, type).stream()
                            .map(SearchHit::getContent)
                            .toList();
                },
                List.of());
    }

    /** Saves a document in the place of the one with its id, whatever that is. */
    void put(String id, D document) {
        try {
            createIndexWhereMissing();
            operations.index(
                    new IndexQueryBuilder().withId(id).withObject(document).build(), index);
        } catch (DataAccessException e) {
            throw unavailable(e);
        }
    }

    private List<D> read(CriteriaQuery query) {
        try (SearchHitsIterator<D> hits = operations.searchForStream(query, type)) {
            return hits.stream().map(SearchHit::getContent).toList();
        }
    }

    /**
     * Saves a document, which is told its new version.
     *
     * @param version of the one whose place it takes; none for one that must not be there
     * @throws RecordConflictException if another one was saved in between: nothing is changed
     */
    void save(String id, D document, @Nullable SeqNoPrimaryTerm version) {
        IndexQueryBuilder query = new IndexQueryBuilder().withId(id).withObject(document);
        IndexQuery write = version == null
                ? query.withOpType(IndexQuery.OpType.CREATE).build()
                : query.withSeqNoPrimaryTerm(version).build();
        try {
            createIndexWhereMissing();
            operations.index(write, index);
        } catch (OptimisticLockingFailureException | VersionConflictException e) {
            throw new RecordConflictException(id, e);
        } catch (DataAccessException e) {
            throw isConflict(e) ? new RecordConflictException(id, e) : unavailable(e);
        }
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

    private <T> T ask(Supplier<T> question, T whereMissing) {
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

    private SearchUnavailableException unavailable(DataAccessException e) {
        return new SearchUnavailableException(index.getIndexName() + ": " + e.getMessage(), e);
    }
}
