package dev.lookback.search;

import org.junit.jupiter.api.Nested;

/** The fakes keep the contracts. */
class InMemorySearchTest {

    private final TestCluster cluster = new InMemoryCluster();

    @Nested
    class Writing extends DocumentWriterContract {
        @Override
        TestCluster cluster() {
            return cluster;
        }
    }

    @Nested
    class Recent extends RecentIndexesContract {
        @Override
        TestCluster cluster() {
            return cluster;
        }
    }

    @Nested
    class History extends HistoryIndexesContract {
        @Override
        TestCluster cluster() {
            return cluster;
        }
    }

    @Nested
    class Rebuilds extends RebuildRecordsContract {
        @Override
        TestCluster cluster() {
            return cluster;
        }
    }

    @Nested
    class PoliciesSet extends PoliciesContract {
        @Override
        TestCluster cluster() {
            return cluster;
        }
    }

    @Nested
    class Audit extends AuditRecordsContract {
        @Override
        TestCluster cluster() {
            return cluster;
        }
    }

    @Nested
    class Searching extends EventSearchContract {
        @Override
        TestCluster cluster() {
            return cluster;
        }
    }

    @Nested
    class Storage extends SearchStorageContract {
        @Override
        TestCluster cluster() {
            return cluster;
        }
    }

    @Nested
    class Records extends HistoryRecordsContract {
        @Override
        TestCluster cluster() {
            return cluster;
        }
    }
}
