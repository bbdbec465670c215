package dev.lookback.model.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.time.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

class PartNameTest {

    private static final Interval INTERVAL = new Interval(5_984_833);

    @Test
    void isWrittenAndReadAsTheContractSays() {
        PartName name = new PartName("1f0c9a3b", 3, new OffsetRange(17, 4711), 120_000, 36_000_000);

        assertThat(name).hasToString("1f0c9a3b-3-17-4711-120000-36000000");
        assertThat(PartName.parse("1f0c9a3b-3-17-4711-120000-36000000")).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1f0c9a3b-3-17-4711-120000",
                "1F0C9A3B-3-17-4711-120000-36000000",
                "1f0c9a3b-3-4711-17-120000-36000000",
                "1f0c9a3b-3-17-4711-120000-36000000.ndjson.bz2",
                "1f0c9a3b--3-17-4711-120000-36000000",
            })
    void anyOtherNameIsNone(String name) {
        assertThat(PartName.parse(name)).isEmpty();
    }

    @Test
    void theTopicIsHashedSoThatOneMadeAnewHasAnother() {
        assertThat(PartName.topicHash("kZ2vPj0dQkqTQxqXOqk1GA")).isEqualTo("154b9929");
        assertThat(PartName.topicHash("other")).isNotEqualTo("154b9929");
    }

    @Test
    void aPartIsALeftoverWhenOneOtherCoversItsWholeRange() {
        assertThat(counting("aaaaaaaa-0-10-19-5-500", "aaaaaaaa-0-10-29-9-900"))
                .containsExactly("aaaaaaaa-0-10-29-9-900");
        assertThat(counting("aaaaaaaa-0-12-15-5-500", "aaaaaaaa-0-10-29-9-900"))
                .containsExactly("aaaaaaaa-0-10-29-9-900");
    }

    @Test
    void bothCountWhereRangesMerelyCross() {
        assertThat(counting("aaaaaaaa-0-10-19-5-500", "aaaaaaaa-0-15-29-9-900")).hasSize(2);
        assertThat(counting("aaaaaaaa-0-10-19-5-500", "aaaaaaaa-0-20-29-5-500", "aaaaaaaa-0-15-24-5-500"))
                .hasSize(3);
    }

    @Test
    void partsOfOtherTopicsAndPartitionsCoverNothing() {
        assertThat(counting("aaaaaaaa-0-10-19-5-500", "aaaaaaaa-1-10-29-9-900", "bbbbbbbb-0-10-29-9-900"))
                .hasSize(3);
    }

    @Test
    void oneOfTwoWithTheSameRangeStays() {
        assertThat(counting("aaaaaaaa-0-10-19-5-500", "aaaaaaaa-0-10-19-6-600"))
                .containsExactly("aaaaaaaa-0-10-19-6-600");
        assertThat(counting("aaaaaaaa-0-10-19-5-500", "aaaaaaaa-0-10-19-5-500")).isNotEmpty();
    }

    @Test
    void aBlockSumsItsParts() {
        Block block = Block.of(INTERVAL, List.of(part("aaaaaaaa-0-10-19-5-500"), part("aaaaaaaa-1-10-19-7-700")));

        assertThat(block.events()).isEqualTo(12);
        assertThat(block.rawBytes()).isEqualTo(1_200);
        assertThat(block.compressedBytes()).isEqualTo(200);
    }

    private static List<String> counting(String... names) {
        List<Part> parts = Stream.of(names).map(PartNameTest::part).toList();
        return Block.of(INTERVAL, parts).parts().stream()
                .map(part -> part.name().toString())
                .toList();
    }

    private static Part part(String name) {
        return new Part(INTERVAL, PartName.parse(name).orElseThrow(), 100, Instant.EPOCH);
    }
}
