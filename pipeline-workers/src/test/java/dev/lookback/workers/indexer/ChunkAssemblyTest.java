package dev.lookback.workers.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.block.ChunkHeaders;
import dev.lookback.model.block.Part;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

class ChunkAssemblyTest {

    private final TestBlocks.TestPart sample = TestBlocks.part(0, 0, 59);
    private final Part part = sample.part();
    private final int half = sample.data().length / 2;
    private final byte[] first = Arrays.copyOf(sample.data(), half);
    private final byte[] second = Arrays.copyOfRange(sample.data(), half, sample.data().length);

    @TempDir
    Path directory;

    private ChunkAssembly assembly;

    @BeforeEach
    void wantOnePart() {
        assembly = new ChunkAssembly(directory, List.of(part));
    }

    @AfterEach
    void close() {
        assembly.close();
    }

    @Test
    void putsAPartTogether() {
        add(1, first);
        assertThat(assembly.isDone()).isFalse();
        add(2, second);

        assertThat(assembly.isDone()).isTrue();
        assertThat(assembly.whole().get(part)).hasBinaryContent(sample.data());
    }

    @Test
    void beginsAnewWhereACompressorDid() {
        add(1, first);
        add(1, first);
        add(2, second);

        assertThat(assembly.whole().get(part)).hasBinaryContent(sample.data());
    }

    @Test
    void aPartWhoseBeginningTheTopicNoLongerHasIsNotTaken() {
        add(2, second);

        assertThat(assembly.whole()).isEmpty();
    }

    @Test
    void aPartWithTheWrongChecksumIsNotTakenButALaterRightOneIs() {
        add(1, first);
        add(2, first);
        assertThat(assembly.whole()).isEmpty();

        add(1, first);
        add(2, second);
        assertThat(assembly.whole()).containsOnlyKeys(part);
    }

    @Test
    void aPartOfAnotherIntervalIsNotTaken() {
        assembly.add(new ChunkHeaders(part.interval().next(), part.name(), 1, 1, sha256()), sample.data());

        assertThat(assembly.whole()).isEmpty();
    }

    private void add(int index, byte[] value) {
        assembly.add(new ChunkHeaders(part.interval(), part.name(), index, 2, sha256()), value);
    }

    private String sha256() {
        return sample.manifest().content().sha256();
    }
}
