package dev.lookback.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.time.Intervals;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

class ArchiveMarkerIT {

    private final S3Bucket bucket = TestBucket.make();

    @Test
    void theFirstProcessWritesItAndLaterOnesAgree() throws IOException {
        marker(Duration.ofMinutes(5)).check();

        assertThat(new String(bucket.bytes("lookback.json"), StandardCharsets.UTF_8))
                .isEqualTo("{\"version\":1,\"intervalSeconds\":300}");
        assertThatCode(() -> marker(Duration.ofMinutes(5)).check()).doesNotThrowAnyException();
    }

    @Test
    void onlyOneOfTwoThatComeTogetherWritesIt() throws IOException {
        assertThat(bucket.putIfAbsent("lookback.json", "application/json", new byte[] {'1'}))
                .isTrue();
        assertThat(bucket.putIfAbsent("lookback.json", "application/json", new byte[] {'2'}))
                .isFalse();

        assertThat(bucket.bytes("lookback.json")).isEqualTo(new byte[] {'1'});
    }

    @Test
    void refusesAnotherIntervalNamingBoth() {
        marker(Duration.ofMinutes(5)).check();

        assertThatThrownBy(() -> marker(Duration.ofMinutes(1)).check())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("lookback.json: intervalSeconds 300 (expected: 60, ");
    }

    @Test
    void refusesAnotherVersionAndWhatIsNoMarker() throws IOException {
        put("{\"version\":2,\"intervalSeconds\":300}");
        assertThatThrownBy(() -> marker(Duration.ofMinutes(5)).check())
                .hasMessage("lookback.json: version 2 (expected: 1)");

        put("?");
        assertThatThrownBy(() -> marker(Duration.ofMinutes(5)).check())
                .hasMessage("lookback.json: no JSON (expected: version and intervalSeconds)");
    }

    @Test
    void namesABucketThatIsNotThere() {
        S3Bucket missing = TestBucket.of("no-such-bucket");

        assertThatThrownBy(() -> new ArchiveMarker(missing, new ArchiveKeys(""), fiveMinutes()).check())
                .hasMessageContaining("no-such-bucket");
    }

    private void put(String text) throws IOException {
        bucket.put("lookback.json", "application/json", RequestBody.fromString(text));
    }

    private ArchiveMarker marker(Duration interval) {
        return new ArchiveMarker(bucket, new ArchiveKeys(""), new Intervals(interval));
    }

    private static Intervals fiveMinutes() {
        return new Intervals(Duration.ofMinutes(5));
    }
}
