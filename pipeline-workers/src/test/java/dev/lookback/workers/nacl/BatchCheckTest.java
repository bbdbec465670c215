package dev.lookback.workers.nacl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.topic.Environment;
import dev.lookback.nacl.AuthorizedKeys.Client;
import dev.lookback.nacl.BatchFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Set;
import java.util.stream.Stream;

class BatchCheckTest {

    private final Client client = new Client(Set.of(TestBatches.PROD), "web-1");

    @Test
    void takesABatchAsTheContractSays() {
        BatchFrame batch = TestBatches.batch(3, TestBatches.PROD);

        assertThat(BatchCheck.check(batch, client).toMap()).isEqualTo(batch.headers());
    }

    @ParameterizedTest
    @MethodSource
    void saysWhatIsWrong(BatchFrame batch, String problem) {
        assertThatThrownBy(() -> BatchCheck.check(batch, client))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem);
    }

    static Stream<Arguments> saysWhatIsWrong() {
        byte[] large = new byte[BatchCheck.MAX_VALUE_BYTES + 1];
        BatchFrame batch = TestBatches.batch(0, TestBatches.PROD);
        return Stream.of(
                Arguments.of(
                        TestBatches.batch(0, new Environment("test")),
                        "environment: test (expected: one of those of the key of web-1, [prod])"),
                Arguments.of(TestBatches.of(large), "value: 1010001 bytes (expected: at most 1010000)"),
                Arguments.of(
                        TestBatches.of(new byte[] {'{', '}', '\n'}),
                        "value: 3 bytes of something else (expected: gzip)"),
                Arguments.of(TestBatches.of(new byte[0]), "value: 0 bytes of something else (expected: gzip)"),
                Arguments.of(
                        TestBatches.without("lb-version"), "lb-version: missing (expected: the headers of a batch)"),
                Arguments.of(TestBatches.with("lb-version", "2"), "lb-version: 2 (expected: 1)"),
                Arguments.of(TestBatches.without("lb-interval"), "lb-interval: missing"),
                Arguments.of(
                        TestBatches.with("lb-interval", "X"), "interval: X (expected: lower-case base36, like 3k9xd)"),
                Arguments.of(TestBatches.with("lb-bytes", "1000001"), "lb-bytes: 1000001 (expected: at most 1000000)"),
                Arguments.of(
                        new BatchFrame(0, TestBatches.PROD, batch.headers(), "web-2", batch.value()),
                        "key: web-2 (expected: lb-host, web-1)"));
    }
}
