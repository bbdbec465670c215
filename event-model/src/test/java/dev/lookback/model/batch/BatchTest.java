package dev.lookback.model.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.event.EventHead;
import dev.lookback.model.event.EventLines;
import dev.lookback.model.time.Interval;
import org.junit.jupiter.api.Test;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipException;

class BatchTest {

    private static final BatchHeaders HEADERS = new BatchHeaders(
            new Interval(5_984_833),
            "web-1",
            "a7f0",
            new BatchHeaders.Origin(9, Optional.of(new Interval(5_984_832))),
            new BatchHeaders.Size(2, 335));

    @Test
    void yesterdaysBatchStillDecodes() throws IOException {
        byte[] lines = Gzip.expand(resource("/golden/batch.ndjson.gz"), Batch.MAX_RAW_BYTES);

        EventLines.forEach(
                lines,
                (buffer, offset, length) ->
                        assertThat(EventHead.isHead(buffer, offset, length)).isTrue());
        assertThat(new String(lines, UTF_8)).hasLineCount(2).endsWith("}\n");
    }

    @Test
    void yesterdaysHeadersStillDecode() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        new String(resource("/golden/batch-headers.txt"), UTF_8)
                .lines()
                .map(line -> line.split(": ?", 2))
                .forEach(header -> headers.put(header[0], header[1]));

        assertThat(BatchHeaders.parse(headers)).contains(HEADERS);
        assertThat(HEADERS.toMap()).containsExactlyEntriesOf(headers);
    }

    @Test
    void theFirstBatchHasNoneBeforeIt() {
        BatchHeaders first = new BatchHeaders(
                HEADERS.interval(),
                "web-1",
                "a7f0",
                new BatchHeaders.Origin(0, Optional.empty()),
                new BatchHeaders.Size(0, 0));

        assertThat(first.toMap()).containsEntry("lb-prev", "");
        assertThat(BatchHeaders.parse(first.toMap())).contains(first);
    }

    @Test
    void aRecordOfAnotherProducerHasNoHeaders() {
        assertThat(BatchHeaders.parse(Map.of("traceparent", "00-1"))).isEmpty();
    }

    @Test
    void namesTheHeaderThatIsWrong() {
        assertThatThrownBy(() -> BatchHeaders.parse(with("lb-version", "2"))).hasMessage("lb-version: 2 (expected: 1)");
        assertThatThrownBy(() -> BatchHeaders.parse(with("lb-seq", "-1"))).hasMessageStartingWith("lb-seq: -1");
        assertThatThrownBy(() -> BatchHeaders.parse(with("lb-count", "many"))).hasMessageStartingWith("lb-count: many");
        assertThatThrownBy(() -> BatchHeaders.parse(with("lb-bytes", "99999999999")))
                .hasMessageStartingWith("lb-bytes: 99999999999");
        assertThatThrownBy(() -> BatchHeaders.parse(with("lb-interval", "X"))).hasMessageStartingWith("interval: X");
        assertThatThrownBy(() -> BatchHeaders.parse(Map.of("lb-version", "1"))).hasMessageContaining("missing");
    }

    @Test
    void gzipReadsBackAndIsBounded() throws IOException {
        byte[] text = "line\n".repeat(10_000).getBytes(UTF_8);
        byte[] value = Gzip.compress(text, 0, text.length);

        assertThat(Gzip.isGzip(value)).isTrue();
        assertThat(Gzip.expand(value, text.length)).isEqualTo(text);
        assertThatThrownBy(() -> Gzip.expand(value, text.length - 1)).hasMessageContaining("more than");
    }

    @Test
    void gzipThatIsCutOrAlteredIsRefused() {
        byte[] text = "line\n".repeat(10_000).getBytes(UTF_8);
        byte[] value = Gzip.compress(text, 0, text.length);
        byte[] altered = value.clone();
        altered[value.length - 6] ^= 1;

        assertThatThrownBy(() -> Gzip.expand(Arrays.copyOf(value, value.length / 2), text.length))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> Gzip.expand(altered, text.length)).isInstanceOf(ZipException.class);
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> headers = HEADERS.toMap();
        headers.put(name, value);
        return headers;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream resource = BatchTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(resource, name).readAllBytes();
        }
    }
}
