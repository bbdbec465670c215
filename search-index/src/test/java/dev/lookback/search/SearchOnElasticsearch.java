package dev.lookback.search;

import dev.lookback.embedded.ElasticsearchUser;
import dev.lookback.embedded.ElasticsearchVersion;
import dev.lookback.embedded.EmbeddedElasticsearch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Every contract on one version of the real server, for anybody or for a user with the role of the documentation, and what
 * only a real one can show.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchOnElasticsearch {

    private final ElasticsearchVersion version;
    private final Optional<ElasticsearchUser> user;
    private EmbeddedElasticsearch server;
    private ElasticsearchCluster cluster;

    /** @param user for security on */
    SearchOnElasticsearch(ElasticsearchVersion version, Optional<ElasticsearchUser> user) {
        this.version = version;
        this.user = user;
    }

    @BeforeAll
    void start(@TempDir Path directory) {
        server = user.map(known -> EmbeddedElasticsearch.startSecured(directory, version, known))
                .orElseGet(() -> EmbeddedElasticsearch.start(directory, version));
        cluster = new ElasticsearchCluster(server);
    }

    @AfterAll
    void stop() {
        cluster.close();
        server.close();
    }

    ElasticsearchCluster started() {
        return cluster;
    }

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

    @Nested
    class Mapping extends EventMappingContract {
        @Override
        ElasticsearchCluster cluster() {
            return cluster;
        }
    }

    @Nested
    class Filters extends FilterAgreementContract {
        @Override
        ElasticsearchCluster cluster() {
            return cluster;
        }
    }
}
