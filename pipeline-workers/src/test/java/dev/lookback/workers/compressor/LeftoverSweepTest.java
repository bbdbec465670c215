package dev.lookback.workers.compressor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.block.InMemoryBlockStore;
import dev.lookback.model.block.Leftover;
import dev.lookback.model.block.Leftovers;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.block.SampleParts;
import dev.lookback.model.topic.Environment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class LeftoverSweepTest {

    private static final Environment PROD = new Environment("prod");
    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

    @TempDir
    Path directory;

    private final InMemoryBlockStore archive = new InMemoryBlockStore();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Leftover> removed = new ArrayList<>();
    private final PartManifest cover = SampleParts.manifest("prod", "3k9xd", 0, 9);
    private final PartManifest covered = SampleParts.manifest("prod", "3k9xd", 0, 4);
    private Instant coveredBefore = Instant.MAX;
    private boolean isOurs = true;
    private boolean isAway;
    private long coversBytes = SampleParts.DATA.length;

    private final Leftovers leftovers = new Leftovers() {
        @Override
        public List<Leftover> list(Environment environment, Instant moment) {
            if (isAway) {
                throw new UncheckedIOException(new IOException("the archive is away"));
            }
            coveredBefore = moment;
            Part whole = new Part(cover.interval(), cover.name(), coversBytes, NOW);
            return List.of(new Leftover(covered.interval(), covered.name(), whole));
        }

        @Override
        public void remove(Environment environment, Leftover leftover) {
            removed.add(leftover);
        }
    };

    private final LeftoverSweep sweep = new LeftoverSweep(
            () -> isOurs,
            new LeftoverRemoval(PROD, leftovers, archive, new CompressorMetrics(registry)),
            Duration.ofHours(1),
            new MovableClock(NOW));

    @BeforeEach
    void aPartThatCovers() throws IOException {
        archive.write(cover, Files.write(directory.resolve("part"), SampleParts.DATA));
    }

    @Test
    void removesAndCountsWhatHasBeenCoveredForAnHour() {
        sweep.sweep();

        assertThat(coveredBefore).isEqualTo(NOW.minus(Duration.ofHours(1)));
        assertThat(removed).extracting(Leftover::name).containsExactly(covered.name());
        assertThat(registry.get("lookback.compressor.leftovers.removed")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void leavesItToTheProcessThatHasTheFirstPartition() {
        isOurs = false;

        sweep.sweep();

        assertThat(removed).isEmpty();
    }

    @Test
    void keepsWhatIsCoveredByAPartThatIsNotWhole() {
        coversBytes--;

        sweep.sweep();

        assertThat(removed).isEmpty();
    }

    @Test
    void triesAgainAnotherTimeWhenTheArchiveIsAway() {
        isAway = true;
        sweep.sweep();
        assertThat(removed).isEmpty();

        isAway = false;
        sweep.sweep();

        assertThat(removed).hasSize(1);
    }
}
