package dev.lookback.model.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.block.AgentBatches.SequenceRange;
import dev.lookback.model.time.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;

class PartManifestTest {

    @Test
    void yesterdaysManifestStillDecodesAndIsWrittenTheSame() throws IOException {
        byte[] golden = golden();
        PartManifest manifest = ManifestJson.read(golden);

        assertThat(manifest).isEqualTo(SampleParts.manifest("prod", "3k9xd", 17, 4711));
        assertThat(new String(ManifestJson.write(manifest), UTF_8))
                .isEqualTo(new String(golden, UTF_8).stripTrailing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{}", "{\"version\":2}", "{\"version\":1}", "{\"version\":1,\"environment\":\"PROD\"}"
            })
    void refusesWhatIsNoManifest(String text) {
        assertThatThrownBy(() -> ManifestJson.read(text.getBytes(UTF_8))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aVersionOfTomorrowIsSaidToBeOne() {
        assertThatThrownBy(() -> ManifestJson.read("{\"version\":2}".getBytes(UTF_8)))
                .isInstanceOf(ManifestJson.UnknownVersionException.class)
                .hasMessage("manifest version: 2 (expected: 1)");
    }

    @Test
    void aDateThatIsNoneIsNoManifest() throws IOException {
        String altered = new String(golden(), UTF_8).replace("2026-11-23T16:11:31", "2026-99-23T16:11:31");

        assertThatThrownBy(() -> ManifestJson.read(altered.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-99-23");
    }

    @Test
    void aLedgerJoinsNumbersToRangesAndRemembersWhatCameBeforeEach() {
        AgentBatches.Ledger ledger = new AgentBatches.Ledger("web-1");
        add(ledger, 0, null);
        add(ledger, 1, "3k9xd");
        add(ledger, 5, "3k9xc");
        add(ledger, 4, "3k9xb");
        add(ledger, 9, "3k9xe");
        add(ledger, 9, "3k9xe");

        AgentBatches batches = ledger.batches();

        assertThat(batches.batches())
                .containsExactly(new SequenceRange(0, 1), new SequenceRange(4, 5), new SequenceRange(9, 9));
        assertThat(batches.previous())
                .containsOnlyKeys(4L, 9L)
                .containsEntry(4L, Interval.parse("3k9xb"))
                .containsEntry(9L, Interval.parse("3k9xe"));
    }

    private static void add(
            AgentBatches.Ledger ledger, long sequence, @org.jspecify.annotations.Nullable String previous) {
        ledger.add(
                new BatchHeaders.Origin(sequence, Optional.ofNullable(previous).map(Interval::parse)));
    }

    private static byte[] golden() throws IOException {
        try (InputStream golden = PartManifestTest.class.getResourceAsStream("/golden/manifest.json")) {
            return Objects.requireNonNull(golden).readAllBytes();
        }
    }
}
