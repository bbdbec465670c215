package dev.lookback.search;

final class InMemoryCluster implements TestCluster {

    private final InMemorySearch search = new InMemorySearch();

    @Override
    public DocumentWriter documentWriter() {
        return search.documentWriter();
    }

    @Override
    public RecentIndexes recentIndexes() {
        return search.recentIndexes();
    }

    @Override
    public HistoryIndexes historyIndexes() {
        return search.historyIndexes();
    }

    @Override
    public HistoryRecords historyRecords() {
        return search.historyRecords();
    }

    @Override
    public RebuildRecords rebuildRecords() {
        return search.rebuildRecords();
    }

    @Override
    public Policies policies() {
        return search.policies();
    }

    @Override
    public AuditRecords auditRecords() {
        return search.auditRecords();
    }

    @Override
    public EventSearch eventSearch() {
        return search.eventSearch();
    }

    @Override
    public SearchStorage searchStorage() {
        return search.searchStorage();
    }

    @Override
    public boolean hasIndex(String name) {
        return search.indexNames().contains(name);
    }

    @Override
    public void createForeignIndex(String name) {
        search.createForeignIndex(name);
    }

    @Override
    public long documents(String target) {
        return search.documents(target).size();
    }

    @Override
    public byte[] source(String index, String id) {
        return search.documents(index).get(id);
    }

    @Override
    public void wipe() {
        search.wipe();
    }
}
