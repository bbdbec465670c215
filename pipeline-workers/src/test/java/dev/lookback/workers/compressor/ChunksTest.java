package dev.lookback.workers.compressor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class ChunksTest {

    @Test
    void holdWholeStreamsAsManyAsFit() {
        assertThat(Chunks.of(List.of(400, 500, 100, 1, 999, 1), 1_000))
                .containsExactly(
                        new Chunks.Range(0, 1_000), new Chunks.Range(1_000, 1_000), new Chunks.Range(2_000, 1));
    }

    @Test
    void aStreamThatAloneIsLargerIsAChunkOfItsOwn() {
        assertThat(Chunks.of(List.of(10, 2_000, 10), 1_000))
                .containsExactly(new Chunks.Range(0, 10), new Chunks.Range(10, 2_000), new Chunks.Range(2_010, 10));
    }

    @Test
    void nothingIsNoChunk() {
        assertThat(Chunks.of(List.of(), 1_000)).isEmpty();
    }
}
