package dev.lookback.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartName;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.Test;

class ArchiveKeysTest {

    private static final Environment PROD = new Environment("prod");
    private static final PartName NAME =
            PartName.parse("1f0c9a3b-3-0-9-12-3456").orElseThrow();
    private static final Part PART = new Part(Interval.parse("3k9xd"), NAME, 1, java.time.Instant.EPOCH);

    private final ArchiveKeys keys = new ArchiveKeys("logs/");

    @Test
    void areThoseOfTheContract() {
        assertThat(keys.marker()).isEqualTo("logs/lookback.json");
        assertThat(keys.data(PROD, PART)).isEqualTo("logs/prod/3k9xd/1f0c9a3b-3-0-9-12-3456.ndjson.bz2");
        assertThat(keys.manifest(PROD, PART)).isEqualTo("logs/prod/3k9xd/1f0c9a3b-3-0-9-12-3456.json");
    }

    @Test
    void areReadAsTheyWereWritten() {
        assertThat(keys.parse(PROD, keys.data(PROD, PART)))
                .contains(new ArchiveKeys.Entry(PART.interval(), NAME, false));
        assertThat(keys.parse(PROD, keys.manifest(PROD, PART)))
                .contains(new ArchiveKeys.Entry(PART.interval(), NAME, true));
    }

    @Test
    void whatIsNoneOfOursIsPassedOver() {
        assertThat(keys.parse(PROD, "logs/prod-eu/3k9xd/1f0c9a3b-3-0-9-12-3456.json"))
                .isEmpty();
        assertThat(keys.parse(PROD, "logs/prod/notes.txt")).isEmpty();
        assertThat(keys.parse(PROD, "logs/prod/3k9xd/notes.json")).isEmpty();
        assertThat(keys.parse(PROD, "logs/prod/UPPER/1f0c9a3b-3-0-9-12-3456.json"))
                .isEmpty();
        assertThat(keys.parse(PROD, "logs/prod/3k9xd/1f0c9a3b-3-0-9-12-3456.ndjson.gz"))
                .isEmpty();
        assertThat(keys.environment("logs/Not an environment/")).isEmpty();
        assertThat(keys.environment("logs/prod/")).contains(PROD);
    }

    @Test
    void aListingIsNoWiderThanItMustBe() {
        assertThat(keys.common(PROD, Interval.parse("3k9xd"), Interval.parse("3k9xd")))
                .isEqualTo("logs/prod/3k9xd/");
        assertThat(keys.common(PROD, Interval.parse("3k9xd"), Interval.parse("3ka00")))
                .isEqualTo("logs/prod/3k");
        assertThat(keys.common(PROD, Interval.parse("00000"), Interval.parse("zzzzz")))
                .isEqualTo("logs/prod/");
    }
}
