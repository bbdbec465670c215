package dev.lookback.search;

import dev.lookback.model.event.EventHead;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One write: documents are refused where they are no JSON. */
final class InMemoryBulk {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final InMemorySearch cluster;
    private final List<BulkOutcome.Failure> refused = new ArrayList<>();
    private final List<BulkOutcome.Failure> withoutTarget = new ArrayList<>();
    private int created;
    private int alreadyThere;

    InMemoryBulk(InMemorySearch cluster) {
        this.cluster = cluster;
    }

    BulkOutcome write(DocumentBatch batch, WriteMode mode) {
        for (int item = 0; item < batch.count(); item++) {
            write(item, batch.target(item), batch.line(item), mode);
        }
        return new BulkOutcome(created, alreadyThere, List.of(), refused, withoutTarget);
    }

    private void write(int item, String target, byte[] line, WriteMode mode) {
        Optional<InMemoryIndex> index = resolve(target, mode);
        if (index.isEmpty()) {
            withoutTarget.add(new BulkOutcome.Failure(item, 404, "index_not_found_exception: " + target));
            return;
        }
        String id = EventHead.id(line, 0);
        if (index.get().documents.containsKey(id)) {
            alreadyThere++;
            return;
        }
        try {
            JSON.readTree(line);
            index.get().documents.put(id, line);
            created++;
        } catch (JacksonException e) {
            refused.add(new BulkOutcome.Failure(item, 400, "document_parsing_exception: " + e.getOriginalMessage()));
        }
    }

    private Optional<InMemoryIndex> resolve(String target, WriteMode mode) {
        Optional<InMemoryIndex> aliased = cluster.indexes().entrySet().stream()
                .filter(index -> index.getValue().aliases.contains(target))
                .map(Map.Entry::getValue)
                .findFirst();
        if (aliased.isPresent() || mode == WriteMode.ALIAS_ONLY) {
            return aliased;
        }
        InMemoryIndex index = cluster.indexes().get(target);
        return Optional.of(index == null ? cluster.create(target) : index);
    }
}
