package dev.lookback.search;

import dev.lookback.model.event.EventHead;
import dev.lookback.model.event.EventTime;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A cluster in memory: the seams on it see each other's changes, as they do on the real one. */
public final class InMemorySearch {

    private static final Disks.Disk EMPTY_DISK = new Disks.Disk(1_000_000_000, 1_000_000_000, 150_000_000);

    private final Map<String, InMemoryIndex> indexes = new TreeMap<>();
    private final Set<Environment> templates = new HashSet<>();
    private final InMemoryRecords<HistoryRecord> histories =
            new InMemoryRecords<>(HistoryRecord::version, (history, version) -> history.with(version));
    private final InMemoryRecords<PolicyRecord> policies =
            new InMemoryRecords<>(PolicyRecord::version, (policy, version) -> policy.with(Optional.of(version)));
    private final InMemoryRecords<RebuildRecord> rebuilds =
            new InMemoryRecords<>(RebuildRecord::version, (rebuild, version) -> rebuild.with(version));
    private final Map<String, AuditRecord> audit = new HashMap<>();
    private boolean available = true;
    private Disks.Disk disk = EMPTY_DISK;

    public synchronized void setAvailable(boolean available) {
        this.available = available;
    }

    public DocumentWriter documentWriter() {
        return (batch, mode) -> {
            synchronized (this) {
                requireAvailable();
                return new InMemoryBulk(this).write(batch, mode);
            }
        };
    }

    public RecentIndexes recentIndexes() {
        return new Recent();
    }

    public HistoryIndexes historyIndexes() {
        return new InMemoryHistoryIndexes(this);
    }

    public HistoryRecords historyRecords() {
        return new InMemoryHistoryRecords(this, histories);
    }

    public RebuildRecords rebuildRecords() {
        return new InMemoryRebuildRecords(this, rebuilds);
    }

    public Policies policies() {
        return new InMemoryPolicies(this, policies);
    }

    public AuditRecords auditRecords() {
        return new InMemoryAuditRecords(this, audit);
    }

    public EventSearch eventSearch() {
        return new InMemoryEventSearch(this);
    }

    public SearchStorage searchStorage() {
        return new InMemorySearchStorage(this);
    }

    /** Makes an index that is not ours, whatever it is called. */
    public synchronized void createForeignIndex(String name) {
        indexes.put(name, new InMemoryIndex());
    }

    /** Everything is gone, templates included. */
    public synchronized void wipe() {
        indexes.clear();
        templates.clear();
        histories.clear();
        policies.clear();
        rebuilds.clear();
        audit.clear();
        disk = EMPTY_DISK;
    }

    /** Of its only node; the watermark keeps 15 % free. */
    public synchronized void setDisk(long totalBytes, long availableBytes) {
        disk = new Disks.Disk(totalBytes, availableBytes, totalBytes * 15 / 100);
    }

    public synchronized Set<String> indexNames() {
        return Set.copyOf(indexes.keySet());
    }

    /** How often {@link HistoryIndexes#refreshRarely} was asked for. */
    public synchronized int timesShown(String index) {
        return indexes.get(index).timesShown;
    }

    /** Event lines by id, of an index or of all that have the alias. */
    public synchronized Map<String, byte[]> documents(String target) {
        Map<String, byte[]> documents = new HashMap<>();
        indexes.forEach((name, index) -> {
            if (name.equals(target) || index.aliases.contains(target)) {
                documents.putAll(index.documents);
            }
        });
        return documents;
    }

    synchronized boolean hasTarget(String target) {
        return indexes.entrySet().stream()
                .anyMatch(index -> index.getKey().equals(target)
                        || index.getValue().aliases.contains(target));
    }

    void requireAvailable() {
        if (!available) {
            throw new SearchUnavailableException("in memory: made unavailable");
        }
    }

    Disks.Disk disk() {
        return disk;
    }

    Map<String, InMemoryIndex> indexes() {
        return indexes;
    }

    /** As a write does to an index that is missing. */
    InMemoryIndex create(String name) {
        InMemoryIndex index = new InMemoryIndex();
        RecentIndexName.parse(name)
                .map(RecentIndexName::environment)
                .filter(templates::contains)
                .ifPresent(environment -> {
                    index.aliases.add(RecentIndexName.alias(environment));
                    index.aliases.add(RecentIndexName.writeAlias(name));
                });
        indexes.put(name, index);
        return index;
    }

    private final class Recent implements RecentIndexes {

        @Override
        public void prepare(Environment environment) {
            synchronized (InMemorySearch.this) {
                requireAvailable();
                templates.add(environment);
                days(environment).forEach(day -> addAliases(new RecentIndexName(environment, day)));
            }
        }

        @Override
        public void make(Environment environment, LocalDate day) {
            synchronized (InMemorySearch.this) {
                prepare(environment);
                RecentIndexName name = new RecentIndexName(environment, day);
                if (!indexes.containsKey(name.toString())) {
                    create(name.toString());
                }
            }
        }

        private void addAliases(RecentIndexName name) {
            Set<String> aliases = indexes.get(name.toString()).aliases;
            aliases.add(RecentIndexName.alias(name.environment()));
            aliases.add(name.writeAlias());
        }

        @Override
        public List<LocalDate> days(Environment environment) {
            synchronized (InMemorySearch.this) {
                requireAvailable();
                return indexes.keySet().stream()
                        .flatMap(name -> RecentIndexName.parse(name).stream())
                        .filter(name -> name.environment().equals(environment))
                        .map(RecentIndexName::day)
                        .sorted()
                        .toList();
            }
        }

        @Override
        public long count(Environment environment, TimeRange range) {
            synchronized (InMemorySearch.this) {
                requireAvailable();
                return documents(RecentIndexName.alias(environment)).values().stream()
                        .filter(line -> range.contains(Instant.parse(
                                new String(line, EventHead.TIME_OFFSET, EventTime.LENGTH, StandardCharsets.US_ASCII))))
                        .count();
            }
        }

        @Override
        public void delete(Environment environment, LocalDate day) {
            synchronized (InMemorySearch.this) {
                requireAvailable();
                indexes.remove(new RecentIndexName(environment, day).toString());
            }
        }
    }
}
