package dev.lookback.api.verify;

import static dev.lookback.api.verify.SampleArchive.FIRST;
import static dev.lookback.api.verify.SampleArchive.data;
import static dev.lookback.api.verify.SampleArchive.interval;
import static dev.lookback.api.verify.SampleArchive.manifest;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.block.BlockObject;
import dev.lookback.model.block.BlockObjects;
import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.block.PartManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

class DamageTest {

    private final SampleArchive archive = new SampleArchive();

    @Test
    void anArchiveThatIsAsItWasWrittenIsWhole() {
        archive.part(FIRST, 0, 0, 9);
        archive.part(FIRST, 1, 0, 4);
        archive.part(interval(7), 0, 10, 19);

        VerifyAnswer answer = archive.verify(FIRST, interval(9));

        assertThat(answer.whole()).isTrue();
        assertThat(answer.intervals()).isEqualTo(10);
        assertThat(answer.checked()).isEqualTo(10);
        assertThat(answer.parts()).isEqualTo(3);
        assertThat(answer.events()).isEqualTo(30);
        assertThat(answer.open().intervals()).isZero();
    }

    @Test
    void anEmptyRangeIsWhole() {
        assertThat(archive.verify(FIRST, interval(1_000)).whole()).isTrue();
    }

    @Test
    void aPartWithoutEventsIsWhole() {
        PartManifest part = archive.part(FIRST, 0, new OffsetRange(0, 9), "", Map.of());
        archive.objects.alter(data(part), bytes -> new byte[0]);
        archive.objects.alter(
                manifest(part),
                bytes -> replaced(
                        replaced(
                                bytes,
                                part.content().sha256(),
                                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
                        "\"compressedBytes\" : " + part.content().compressedBytes(),
                        "\"compressedBytes\" : 0"));

        assertThat(archive.verify(FIRST, FIRST).problems()).isEmpty();
    }

    @Test
    void anyBitThatIsFlippedIsSeen() {
        PartManifest part = archive.part(FIRST, 0, 0, 9);
        int size = (int) part.content().compressedBytes();
        for (int bit = 0; bit < size * 8; bit += 3) {
            int flipped = bit;
            archive.objects.alter(data(part), bytes -> flip(bytes, flipped));

            VerifyAnswer answer = archive.verify(FIRST, FIRST);

            assertThat(answer.whole()).isFalse();
            assertThat(kinds(answer)).as("bit " + bit).contains(FindingKind.WRONG_CHECKSUM);
            assertThat(answer.problems()).allMatch(finding -> finding.key().equals(data(part)));
            archive.objects.alter(data(part), bytes -> flip(bytes, flipped));
        }
        assertThat(archive.verify(FIRST, FIRST).whole()).isTrue();
    }

    @Test
    void dataThatWasCutIsSaidToBeShorterAndBroken() {
        PartManifest part = archive.part(FIRST, 0, 0, 9);
        archive.objects.alter(data(part), bytes -> Arrays.copyOf(bytes, bytes.length - 5));

        assertThat(kinds(archive.verify(FIRST, FIRST)))
                .containsExactlyInAnyOrder(
                        FindingKind.WRONG_SIZE, FindingKind.WRONG_CHECKSUM, FindingKind.BROKEN_COMPRESSION);
    }

    @Test
    void dataThatIsGoneIsSaidToBeGone() {
        PartManifest part = archive.part(FIRST, 0, 0, 9);
        archive.part(FIRST, 1, 0, 9);
        archive.objects.remove(data(part));

        VerifyAnswer answer = archive.verify(FIRST, FIRST);

        assertThat(kinds(answer)).containsExactly(FindingKind.DATA_MISSING);
        assertThat(answer.problems().getFirst().key()).isEqualTo(manifest(part));
    }

    @Test
    void aManifestThatIsGoneIsSaidToBeGoneWhenNobodyWritesItAnyMore() {
        PartManifest part = archive.part(FIRST, 0, 0, 9);
        archive.objects.remove(manifest(part));

        VerifyAnswer answer = archive.verify(FIRST, FIRST);

        assertThat(kinds(answer)).containsExactly(FindingKind.MANIFEST_MISSING);
        assertThat(answer.problems().getFirst().key()).isEqualTo(data(part));
        assertThat(answer.parts()).isZero();
    }

    @Test
    void dataWhoseManifestMayStillComeIsUnfinished() {
        PartManifest part = archive.part(FIRST, 0, 0, 9);
        archive.objects.remove(manifest(part));
        archive.archiveUntil(part.writing().writtenAt().minusSeconds(1));

        VerifyAnswer answer = archive.verify(FIRST, FIRST);

        assertThat(answer.whole()).isFalse();
        assertThat(answer.problems()).isEmpty();
        assertThat(answer.unknown()).singleElement().satisfies(unknown -> {
            assertThat(unknown.reason()).isEqualTo(Unknown.Reason.ON_ITS_WAY);
            assertThat(unknown.key()).isEqualTo(data(part));
            assertThat(unknown.detail()).startsWith("unfinished");
        });
    }

    @Test
    void leftoversDoNoHarmWithManifestAndWithout() {
        PartManifest covered = archive.part(FIRST, 0, 0, 4);
        PartManifest coveredData = archive.part(FIRST, 0, 3, 9);
        archive.part(FIRST, 0, 0, 9);
        archive.objects.remove(data(covered));
        archive.objects.remove(manifest(coveredData));

        VerifyAnswer answer = archive.verify(FIRST, FIRST);

        assertThat(answer.whole()).isTrue();
        assertThat(answer.leftovers()).isEqualTo(2);
        assertThat(answer.parts()).isOne();
    }

    @Test
    void partsThatMerelyCrossBothCount() {
        archive.part(FIRST, 0, 0, 6);
        PartManifest crossing = archive.part(FIRST, 0, 4, 9);
        archive.objects.remove(data(crossing));

        assertThat(kinds(archive.verify(FIRST, FIRST))).containsExactly(FindingKind.DATA_MISSING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "environment" : "prod"       | "environment" : "test"     | WRONG_ENVIRONMENT
        "interval" : "3k9xd"         | "interval" : "3k9xe"       | WRONG_INTERVAL
        "start" : "2026-11-23T16:05  | "start" : "2026-11-23T16:04 | WRONG_INTERVAL
        "end" : "2026-11-23T16:10    | "end" : "2026-11-23T16:11  | WRONG_INTERVAL
        "topic" : "1f0c9a3b"         | "topic" : "1f0c9a3c"       | WRONG_NAME
        "partition" : 0              | "partition" : 1            | WRONG_NAME
        "firstOffset" : 0            | "firstOffset" : 1          | WRONG_NAME
        "lastOffset" : 9             | "lastOffset" : 10          | WRONG_NAME
        "events" : 10                | "events" : 11              | WRONG_NAME
        "rawBytes" : 1               | "rawBytes" : 2             | WRONG_NAME
        "compressedBytes" : 1        | "compressedBytes" : 2      | WRONG_SIZE
        "codec" : "gzip"             | "codec" : "zstd"           | UNKNOWN_CODEC
        "minTimestamp" : "2026       | "minTimestamp" : "2025     | WRONG_TIMESTAMPS
        "maxTimestamp" : "2026       | "maxTimestamp" : "2027     | WRONG_TIMESTAMPS
        "version" : 1                | "version" : 2              | UNKNOWN_VERSION
        "version" : 1                | "version" : x              | MANIFEST_UNREADABLE
        "writtenAt" : "2026-11       | "writtenAt" : "2026-99     | MANIFEST_UNREADABLE
        "topic" : "1f0c9a3b",        | ''                         | MANIFEST_UNREADABLE
        """)
    void aManifestThatWasAlteredIsSaidToDiffer(String from, String to, FindingKind kind) {
        PartManifest part = archive.part(FIRST, 0, 0, 9);
        archive.objects.alter(manifest(part), bytes -> replaced(bytes, from, to));

        VerifyAnswer answer = archive.verify(FIRST, FIRST);

        assertThat(answer.whole()).isFalse();
        assertThat(kinds(answer)).containsExactly(kind);
        assertThat(answer.problems().getFirst().detail()).contains("(expected: ");
    }

    @Test
    void aNameThatCountsOtherwiseThanTheLinesIsWrong() {
        String lines = SampleArchive.lines(FIRST, 10);
        PartManifest part = archive.part(FIRST, 0, new OffsetRange(0, 9), lines, Map.of());
        PartManifest other = archive.part(FIRST, 1, new OffsetRange(0, 9), SampleArchive.lines(FIRST, 9), Map.of());
        InMemoryData taken = new InMemoryData(archive.objects, data(other));
        archive.objects.alter(data(part), bytes -> taken.bytes());
        archive.objects.alter(
                manifest(part),
                bytes -> replaced(
                        replaced(bytes, part.content().sha256(), other.content().sha256()),
                        "\"compressedBytes\" : " + part.content().compressedBytes(),
                        "\"compressedBytes\" : " + other.content().compressedBytes()));

        assertThat(kinds(archive.verify(FIRST, FIRST)))
                .containsExactly(
                        FindingKind.WRONG_EVENT_COUNT, FindingKind.WRONG_RAW_BYTES, FindingKind.WRONG_TIMESTAMPS);
    }

    @Test
    void intervalsThatAreNotClosedAreOpenAndNothingIsSaidToBeWhole() {
        archive.part(FIRST, 0, 0, 9);
        archive.closeThrough(interval(2));

        VerifyAnswer answer = archive.verify(FIRST, interval(4));

        assertThat(answer.whole()).isFalse();
        assertThat(answer.problems()).isEmpty();
        assertThat(answer.open()).isEqualTo(new VerifyAnswer.Open(2, interval(3).key()));
        assertThat(archive.verify(FIRST, interval(2)).whole()).isTrue();
    }

    @Test
    void manyProblemsAreCountedAndAThousandShown() {
        for (int offset = 0; offset < Capped.MAX + 5; offset++) {
            archive.objects.remove(data(archive.part(interval(offset % 7), 0, 10L * offset, 10L * offset)));
        }

        VerifyAnswer answer = archive.verify(FIRST, interval(7));

        assertThat(answer.problems()).hasSize(Capped.MAX);
        assertThat(answer.more().problems()).isEqualTo(5);
    }

    @Test
    void aCheckThatIsStoppedEnds() {
        archive.part(FIRST, 0, 0, 9);
        Verification verification = archive.verification(archive.objects, FIRST, FIRST);
        verification.stop();

        assertThatThrownBy(verification::run).isInstanceOf(CancellationException.class);
    }

    private static List<FindingKind> kinds(VerifyAnswer answer) {
        return answer.problems().stream().map(Finding::kind).toList();
    }

    private static byte[] flip(byte[] bytes, int bit) {
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, String from, String to) {
        String text = new String(bytes, UTF_8);
        assertThat(text).contains(from);
        return text.replaceFirst(java.util.regex.Pattern.quote(from), to).getBytes(UTF_8);
    }

    /** An object's bytes. */
    private record InMemoryData(BlockObjects objects, String key) {

        byte[] bytes() {
            BlockObject object = objects.list(SampleArchive.PROD, FIRST, FIRST).stream()
                    .filter(candidate -> candidate.key().equals(key))
                    .findFirst()
                    .orElseThrow();
            try (InputStream bytes = objects.open(object)) {
                return bytes.readAllBytes();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
