package dev.lookback.model.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.time.Interval;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class LeftoverTest {

    private static final Interval INTERVAL = Interval.parse("3k9xd");
    private static final Instant WRITTEN = Instant.parse("2026-11-23T16:11:31Z");

    @Test
    void whatOnePartCoversIsALeftover() {
        assertThat(among("1f0c9a3b-3-2-7-5-500")).containsExactly("1f0c9a3b-3-2-7-5-500");
        assertThat(among("1f0c9a3b-3-0-7-5-500", "1f0c9a3b-3-2-9-5-500")).hasSize(2);
    }

    @Test
    void whatMerelyCrossesIsNone() {
        assertThat(among("1f0c9a3b-3-2-10-5-500")).isEmpty();
        assertThat(among("1f0c9a3b-3-10-12-5-500")).isEmpty();
    }

    @Test
    void whatTwoPartsCoverTogetherIsNone() {
        PartName wide = name("1f0c9a3b-3-0-19-20-900");
        List<Part> halves = List.of(part("1f0c9a3b-3-0-9-12-3456"), part("1f0c9a3b-3-10-19-12-3456"));

        assertThat(Leftover.among(INTERVAL, List.of(wide), halves, WRITTEN.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void anotherTopicOrPartitionCoversNothing() {
        assertThat(among("1f0c9a3c-3-2-7-5-500", "1f0c9a3b-2-2-7-5-500")).isEmpty();
    }

    @Test
    void thePartItselfAndOneOfTheSameRangeStay() {
        assertThat(among("1f0c9a3b-3-0-9-12-3456", "1f0c9a3b-3-0-9-11-3400")).isEmpty();
    }

    @Test
    void aPartThatIsNotOldEnoughCoversNothingYet() {
        List<Part> whole = List.of(part("1f0c9a3b-3-0-9-12-3456"));

        assertThat(Leftover.among(INTERVAL, List.of(name("1f0c9a3b-3-2-7-5-500")), whole, WRITTEN))
                .isEmpty();
    }

    private static List<String> among(String... names) {
        List<PartName> there = List.of(names).stream().map(LeftoverTest::name).toList();
        return Leftover.among(INTERVAL, there, List.of(part("1f0c9a3b-3-0-9-12-3456")), WRITTEN.plusSeconds(1)).stream()
                .map(leftover -> leftover.name().toString())
                .toList();
    }

    private static Part part(String name) {
        return new Part(INTERVAL, name(name), 42, WRITTEN);
    }

    private static PartName name(String name) {
        return PartName.parse(name).orElseThrow();
    }
}
