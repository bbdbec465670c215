package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorAdviceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cluster_block_exception: index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block]; | a disk of elasticsearch is nearly full
            cluster_block_exception: index [x] blocked by: [FORBIDDEN/12/index read-only / allow delete (api)]; | a disk of elasticsearch is nearly full
            PUT /x: HTTP 403, cluster_block_exception: blocked by: [FORBIDDEN/10/cluster create-index blocked (api)]; | a disk of elasticsearch is nearly full
            cluster_block_exception: index [x] blocked by: [FORBIDDEN/8/index write (api)]; | somebody has made the index
            _bulk: HTTP 401, security_exception: missing authentication credentials for REST request [/_bulk] | elasticsearch does not know the user
            _bulk: HTTP 403, security_exception: action [indices:data/write/bulk] is unauthorized for user [x] | the user may not do this
            _bulk: HTTP 503, cluster_block_exception: blocked by: [SERVICE_UNAVAILABLE/1/state not recovered / initialized]; | the cluster has no master
            _bulk: HTTP 503, master_not_discovered_exception: null | the cluster has no master
            unavailable_shards_exception: [x][0] primary shard is not active Timeout: [1m] | a shard of the index is on no node
            es_rejected_execution_exception: rejected execution of coordinating operation | elasticsearch has more to do
            _bulk: HTTP 429 | elasticsearch has more to do
            index_closed_exception: closed | an index of ours is closed
            _bulk: SocketTimeoutException: 30,000 milliseconds timeout on connection http-outgoing-1 [ACTIVE] | elasticsearch did not answer in time
            _bulk: ConnectException: Connection refused | elasticsearch cannot be reached
            _bulk: HTTP 502 | elasticsearch cannot be reached
            """)
    void whoIsWokenByItReadsWhatToDo(String reason, String advice) {
        assertThat(OperatorAdvice.on(reason))
                .hasValueSatisfying(text -> assertThat(text).startsWith(advice));
    }

    @Test
    void onWhatIsNotKnownThereIsNone() {
        assertThat(OperatorAdvice.on("illegal_state_exception: something new")).isEmpty();
    }
}
