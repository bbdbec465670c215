package dev.lookback.model.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class ListedBlocksTest {

    private static final Environment PROD = new Environment("prod");
    private static final Interval INTERVAL = Interval.parse("3k9xd");

    @TempDir
    Path directory;

    private final InMemoryBlockStore archive = new InMemoryBlockStore();
    private final ListedBlocks blocks = new ListedBlocks(archive, PROD);
    private final List<String> read = new ArrayList<>();
    private Path data;

    @BeforeEach
    void begin() throws IOException {
        data = Files.write(directory.resolve("data"), SampleParts.DATA);
        archive.write(SampleParts.manifest("prod", "3k9xd", 0, 4), data);
    }

    @Test
    void readsABlockAsItWasListed() throws IOException {
        Block block = blocks.read(listed(), listed -> listed);

        assertThat(block).isEqualTo(listed());
    }

    @Test
    void whoMissesAPartListsAgainAndReadsThePartThatCoversIt() throws IOException {
        Block before = listed();
        archive.write(SampleParts.manifest("prod", "3k9xd", 0, 9), data);

        blocks.read(before, block -> {
            read.add(block.parts().getFirst().name().offsets().toString());
            if (block.equals(before)) {
                throw new NoSuchFileException("removed as a leftover");
            }
            return block;
        });

        assertThat(read).containsExactly(new OffsetRange(0, 4).toString(), new OffsetRange(0, 9).toString());
    }

    @Test
    void whatIsListedAndNotThereIsDamage() {
        assertThatThrownBy(() -> blocks.read(listed(), ListedBlocksTest::miss)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aBlockThatIsGoneAltogetherIsDamage() {
        Block other = new Block(
                Interval.parse("3k9xe"),
                List.of(SampleParts.manifest("prod", "3k9xe", 0, 4).part()));

        assertThatThrownBy(() -> blocks.read(other, ListedBlocksTest::miss)).isInstanceOf(NoSuchFileException.class);
    }

    private static Block miss(Block block) throws NoSuchFileException {
        throw new NoSuchFileException(block.interval().key());
    }

    private Block listed() {
        return archive.list(PROD, INTERVAL, INTERVAL).getFirst();
    }
}
