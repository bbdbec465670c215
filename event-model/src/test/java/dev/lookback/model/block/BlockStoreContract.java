package dev.lookback.model.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** What every archive does. A subclass gives one that is empty. */
public abstract class BlockStoreContract {

    private static final Environment PROD = new Environment("prod");
    private static final Interval FIRST = Interval.parse("00001");
    private static final Interval LAST = Interval.parse("zzzzz");

    @TempDir
    Path directory;

    private BlockStore store;
    private BlockCatalogue catalogue;
    private Path data;

    /** Empty, and the one that {@link #catalogue()} lists. */
    protected abstract BlockStore store();

    protected abstract BlockCatalogue catalogue();

    @BeforeEach
    void begin() throws IOException {
        store = store();
        catalogue = catalogue();
        data = Files.write(directory.resolve("data"), SampleParts.DATA);
    }

    @Test
    void listsNothingWhereNothingIs() {
        assertThat(catalogue.environments()).isEmpty();
        assertThat(catalogue.list(PROD, FIRST, LAST)).isEmpty();
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        PartManifest manifest = SampleParts.manifest("prod", "3k9xd", 0, 9);
        store.write(manifest, data);

        Part part = catalogue.list(PROD, FIRST, LAST).getFirst().parts().getFirst();

        assertThat(part).usingRecursiveComparison().ignoringFields("writtenAt").isEqualTo(manifest.part());
        assertThat(part.writtenAt()).isAfter(Instant.EPOCH);
        assertThat(store.manifest(PROD, part)).isEqualTo(manifest);
        try (InputStream bytes = store.read(PROD, part)) {
            assertThat(bytes.readAllBytes()).isEqualTo(SampleParts.DATA);
        }
    }

    @Test
    void listsBlocksInOrderWithinBoundsAndEnvironment() throws IOException {
        for (String interval : List.of("3k9xf", "3k9xc", "3k9xd", "3k9xe")) {
            store.write(SampleParts.manifest("prod", interval, 0, 9), data);
            store.write(SampleParts.manifest("prod-eu", interval, 0, 9), data);
        }
        store.write(SampleParts.manifest("prod", "3k9xd", 10, 19), data);

        List<Block> blocks = catalogue.list(PROD, Interval.parse("3k9xd"), Interval.parse("3k9xe"));

        assertThat(blocks.stream().map(block -> block.interval().key())).containsExactly("3k9xd", "3k9xe");
        assertThat(blocks.stream().map(block -> block.parts().size())).containsExactly(2, 1);
        assertThat(catalogue.environments()).containsExactly(PROD, new Environment("prod-eu"));
    }

    @Test
    void listsMoreThanOnePage() throws IOException {
        long first = Interval.parse("3k9xd").number();
        for (int i = 0; i < 600; i++) {
            store.write(SampleParts.manifest("prod", new Interval(first + i).key(), 0, 9), data);
        }

        assertThat(catalogue.list(PROD, FIRST, LAST)).hasSize(600);
        assertThat(catalogue.list(PROD, new Interval(first + 590), LAST)).hasSize(10);
    }

    @Test
    void leavesOutLeftovers() throws IOException {
        store.write(SampleParts.manifest("prod", "3k9xd", 0, 4), data);
        store.write(SampleParts.manifest("prod", "3k9xd", 0, 9), data);

        List<Part> parts = catalogue.list(PROD, FIRST, LAST).getFirst().parts();

        assertThat(parts)
                .extracting(Part::name)
                .containsExactly(SampleParts.manifest("prod", "3k9xd", 0, 9).name());
    }

    @Test
    void aSecondWritingOfTheSamePartChangesNothing() throws IOException {
        PartManifest manifest = SampleParts.manifest("prod", "3k9xd", 0, 9);
        store.write(manifest, data);
        store.write(manifest, data);

        assertThat(catalogue.list(PROD, FIRST, LAST)).hasSize(1);
        assertThat(catalogue.list(PROD, FIRST, LAST).getFirst().parts()).hasSize(1);
    }

    @Test
    void saysThatAPartIsNotThere() {
        Part part = SampleParts.manifest("prod", "3k9xd", 0, 9).part();

        assertThatThrownBy(() -> store.read(PROD, part).close()).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store.manifest(PROD, part)).isInstanceOf(NoSuchFileException.class);
    }
}
