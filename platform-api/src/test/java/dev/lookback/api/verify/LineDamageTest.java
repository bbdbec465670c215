package dev.lookback.api.verify;

import static dev.lookback.api.verify.SampleArchive.FIRST;
import static dev.lookback.api.verify.SampleArchive.INTERVALS;
import static dev.lookback.api.verify.SampleArchive.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.block.OffsetRange;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class LineDamageTest {

    private static final Instant START = INTERVALS.start(FIRST);

    private final SampleArchive archive = new SampleArchive();

    @Test
    void linesThatAreNotSortedAreNamed() {
        expect(
                line(START.plusSeconds(2), "0f3k9q2m7c00000001") + line(START.plusSeconds(1), "0f3k9q2m7c00000002"),
                FindingKind.LINES_UNSORTED,
                "line 2: ");
    }

    @Test
    void anEventThatStandsTwiceIsNamed() {
        String one = line(START, "0f3k9q2m7c00000001");
        expect(one + one + one, FindingKind.DUPLICATE_EVENTS, "line 2 and 1 more: ");
        expect(
                one + one.replace("\"b\"}", "\"c\"}") + line(START, "0f3k9q2m7c000000011"),
                FindingKind.DUPLICATE_EVENTS,
                "line 2: ");
    }

    @Test
    void aLineOfAnotherIntervalIsNamed() {
        expect(
                line(START, "0f3k9q2m7c00000001") + line(START.plusSeconds(300), "0f3k9q2m7c00000002"),
                FindingKind.LINE_OUTSIDE_INTERVAL,
                "line 2: 2026-11-23T16:10:00.000000000Z");
        expect(
                line(START.minusNanos(1), "0f3k9q2m7c00000001"),
                FindingKind.LINE_OUTSIDE_INTERVAL,
                "line 1: 2026-11-23T16:04:59.999999999Z");
    }

    @Test
    void aLineWithoutAHeadIsNamed() {
        expect(line(START, "0f3k9q2m7c00000001") + "~\n", FindingKind.LINE_WITHOUT_HEAD, "line 2: no event's head");
        expect(line(START, "0f3k9q2m7c00000001") + "\n", FindingKind.LINES_UNSORTED, "line 2: ");
    }

    @Test
    void aLineThatHasNoEndIsNamed() {
        String line = line(START, "0f3k9q2m7c00000001");
        expect(line.stripTrailing(), FindingKind.LINE_UNFINISHED, "line 1: ends without a line feed");
    }

    private void expect(String lines, FindingKind kind, String detail) {
        archive.objects.clear();
        archive.part(FIRST, 0, new OffsetRange(0, 9), lines, Map.of());

        List<Finding> problems = archive.verify(FIRST, FIRST).problems();

        assertThat(problems)
                .filteredOn(finding -> finding.kind() == kind)
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).startsWith(detail));
    }
}
