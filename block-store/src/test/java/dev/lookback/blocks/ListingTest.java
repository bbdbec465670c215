package dev.lookback.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartName;
import dev.lookback.model.time.Interval;
import org.junit.jupiter.api.Test;

import java.time.Instant;

class ListingTest {

    private static final Interval INTERVAL = Interval.parse("3k9xd");
    private static final PartName NAME =
            PartName.parse("1f0c9a3b-3-0-9-12-3456").orElseThrow();

    private static final Instant WRITTEN = Instant.parse("2026-11-23T16:11:31Z");

    private final Listing listing = new Listing();

    @Test
    void aPartCountsWhenItsManifestExists() {
        listing.add(new ArchiveKeys.Entry(INTERVAL, NAME, true), 700, WRITTEN);
        listing.add(new ArchiveKeys.Entry(INTERVAL, NAME, false), 42, WRITTEN.minusSeconds(1));

        assertThat(listing.blocks())
                .singleElement()
                .satisfies(block -> assertThat(block.parts()).containsExactly(new Part(INTERVAL, NAME, 42, WRITTEN)));
    }

    @Test
    void dataWithoutAManifestIsWhatAKilledWriterLeft() {
        listing.add(new ArchiveKeys.Entry(INTERVAL, NAME, false), 42, WRITTEN.minusSeconds(1));

        assertThat(listing.blocks()).isEmpty();
    }

    @Test
    void aManifestWithoutDataIsListedSoThatReadersNotice() {
        listing.add(new ArchiveKeys.Entry(INTERVAL, NAME, true), 700, WRITTEN);

        assertThat(listing.blocks())
                .singleElement()
                .satisfies(block -> assertThat(block.parts()).containsExactly(new Part(INTERVAL, NAME, 0, WRITTEN)));
    }
}
