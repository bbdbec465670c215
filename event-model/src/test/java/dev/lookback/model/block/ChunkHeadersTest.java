package dev.lookback.model.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.time.Interval;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

class ChunkHeadersTest {

    private static final ChunkHeaders HEADERS = new ChunkHeaders(
            Interval.parse("3k9xd"),
            new PartName("1f0c9a3b", 3, new OffsetRange(0, 9), 12, 3_456),
            2,
            3,
            "23914a83c3c7080988b4aab957e8c1abf4a281df9cc77c7e1d43d3e81f39e94e");

    @Test
    void areWrittenAsTheContractSays() {
        assertThat(HEADERS.toMap().entrySet().stream().map(Map.Entry::toString))
                .containsExactly(
                        "lb-version=1",
                        "lb-interval=3k9xd",
                        "lb-part=1f0c9a3b-3-0-9-12-3456",
                        "lb-chunk=2/3",
                        "lb-sha256=23914a83c3c7080988b4aab957e8c1abf4a281df9cc77c7e1d43d3e81f39e94e");
    }

    @Test
    void areReadAsTheyWereWritten() {
        assertThat(ChunkHeaders.parse(HEADERS.toMap())).contains(HEADERS);
    }

    @Test
    void whatIsNoChunkIsNone() {
        assertThat(ChunkHeaders.parse(Map.of())).isEmpty();
        assertThat(with("lb-version", "2")).isEmpty();
        assertThat(with("lb-chunk", "4/3")).isEmpty();
        assertThat(with("lb-chunk", "0/3")).isEmpty();
        assertThat(with("lb-part", "notes")).isEmpty();
        assertThat(with("lb-interval", "?")).isEmpty();
    }

    @Test
    void refuseAPlaceBehindTheLast() {
        assertThatThrownBy(() -> new ChunkHeaders(HEADERS.interval(), HEADERS.part(), 4, 3, HEADERS.sha256()))
                .hasMessage("lb-chunk: 4/3 (expected: from 1/n to n/n)");
    }

    @Test
    void anIntervalsChunksAreInOnePartition() {
        assertThat(ChunkHeaders.partition(new Interval(5_984_833), 4)).isEqualTo(1);
    }

    private static Optional<ChunkHeaders> with(String header, String value) {
        Map<String, String> headers = new LinkedHashMap<>(HEADERS.toMap());
        headers.put(header, value);
        return ChunkHeaders.parse(headers);
    }
}
