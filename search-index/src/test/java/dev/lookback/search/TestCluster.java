package dev.lookback.search;

/** A cluster under test, and what a contract must see of it beyond the seams. */
interface TestCluster {

    DocumentWriter documentWriter();

    RecentIndexes recentIndexes();

    HistoryIndexes historyIndexes();

    HistoryRecords historyRecords();

    RebuildRecords rebuildRecords();

    Policies policies();

    AuditRecords auditRecords();

    EventSearch eventSearch();

    SearchStorage searchStorage();

    boolean hasIndex(String name);

    void createForeignIndex(String name);

    /** Documents of an index or alias that can be found now. */
    long documents(String target);

    /** A document's source as it is kept. */
    byte[] source(String index, String id);

    /** Everything that a test has made is gone. */
    void wipe();
}
