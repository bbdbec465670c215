package dev.lookback.api.verify;

import static dev.lookback.api.verify.SampleArchive.interval;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.block.AgentBatches;
import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.time.Interval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Agents that send live, late and out of imports, as they like, into parts that are cut, and cross, as they like; of their
 * batches some are lost. By a seed; {@code -Dlookback.gaps.seeds} says how many are tried.
 */
class RandomGapsTest {

    private static final int LIVE_INTERVALS = 12;
    private static final int BATCHES = 40;

    private record Batch(String agent, long number, Interval interval, Optional<Interval> previous) {

        BatchHeaders.Origin origin() {
            return new BatchHeaders.Origin(number, previous);
        }
    }

    private final SampleArchive archive = new SampleArchive();
    private final Map<String, List<Batch>> sent = new HashMap<>();
    private final Set<Batch> lost = new HashSet<>();

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("lookback.gaps.seeds", 60));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void exactlyWhatIsLostIsMissed(long seed) {
        Random random = new Random(seed);
        send(random);
        lose(random, 0.1);
        archive(random);

        VerifyAnswer answer = archive.verify(interval(-1_000), interval(1_000));

        sent.forEach((agent, batches) -> {
            List<Batch> kept =
                    batches.stream().filter(batch -> !lost.contains(batch)).toList();
            for (Batch batch : batches) {
                boolean isSaid = isWithin(batch, kept);
                boolean isPlaced = isSaid && isChainedToSeen(batch, batches, kept);
                boolean isLost = lost.contains(batch);
                assertThat(isGap(answer, batch)).as(batch.toString()).isEqualTo(isLost && isPlaced);
                assertThat(isUnplaced(answer, batch))
                        .as(batch.toString())
                        .isEqualTo(isLost
                                && isSaid
                                && !isPlaced
                                && batch.number() >= kept.getFirst().number());
            }
        });
        assertThat(answer.whole()).isEqualTo(answer.gaps().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void inARangeThatIsApartOfItNoneThatIsThereIsMissedAndNoneThatIsLostIsPassedOver(long seed) {
        Random random = new Random(seed);
        send(random);
        lose(random, 0.08);
        archive(random);
        Interval first = interval(random.nextInt(4));
        Interval last = interval(4 + random.nextInt(4));

        VerifyAnswer answer = archive.verify(first, last);

        sent.forEach((agent, batches) -> {
            List<Batch> seen = batches.stream()
                    .filter(batch -> !lost.contains(batch)
                            && batch.interval().compareTo(first) >= 0
                            && batch.interval().compareTo(last) <= 0)
                    .toList();
            for (Batch batch : batches) {
                boolean isLost = lost.contains(batch);
                if (isGap(answer, batch)) {
                    assertThat(isLost).as(batch + " is a gap").isTrue();
                }
                if (isLost && isWithin(batch, seen)) {
                    assertThat(isGap(answer, batch) || isUnplaced(answer, batch))
                            .as(batch + " is passed over")
                            .isTrue();
                }
                if (isLost && isWithin(batch, seen) && isChainedToSeen(batch, batches, seen)) {
                    assertThat(isGap(answer, batch)).as(batch + " is placed").isTrue();
                }
            }
        });
    }

    /** Whether it is between what was seen, or the one before it. */
    private static boolean isWithin(Batch batch, List<Batch> seen) {
        return !seen.isEmpty()
                && batch.number() >= seen.getFirst().number() - 1
                && batch.number() <= seen.getLast().number();
    }

    /** Whether all batches behind it are there, up to one that was seen. */
    private boolean isChainedToSeen(Batch batch, List<Batch> batches, List<Batch> seen) {
        for (Batch next : batches.subList((int) batch.number() + 1, batches.size())) {
            if (lost.contains(next)) {
                return false;
            }
            if (seen.contains(next)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGap(VerifyAnswer answer, Batch batch) {
        return answer.gaps().stream()
                .anyMatch(gap -> gap.agent().equals(batch.agent())
                        && gap.from() <= batch.number()
                        && gap.to() >= batch.number()
                        && gap.interval().equals(batch.interval().key()));
    }

    private static boolean isUnplaced(VerifyAnswer answer, Batch batch) {
        return answer.unknown().stream()
                .filter(unknown -> unknown.reason() == Unknown.Reason.UNPLACED)
                .flatMap(unknown -> Optional.ofNullable(unknown.batches()).stream())
                .anyMatch(batches -> batches.agent().equals(batch.agent())
                        && batches.from() <= batch.number()
                        && batches.to() >= batch.number());
    }

    private void send(Random random) {
        // The archive's first interval: what is missing is never older.
        archive.part(interval(-1_000), 9, 0, 0);
        for (String agent : List.of("a", "b", "c").subList(0, 1 + random.nextInt(3))) {
            List<Batch> batches = new ArrayList<>();
            int live = 0;
            Optional<Interval> previous = Optional.empty();
            for (int number = 0; number < BATCHES; number++) {
                live = Math.min(LIVE_INTERVALS, live + random.nextInt(2));
                Interval interval = switch (random.nextInt(5)) {
                    case 0 -> interval(-10 - random.nextInt(5));
                    case 1 -> interval(-900 + number / 3);
                    default -> interval(live);
                };
                batches.add(new Batch(agent, number, interval, previous));
                previous = Optional.of(interval);
            }
            sent.put(agent, batches);
        }
    }

    private void lose(Random random, double share) {
        sent.values()
                .forEach(batches -> batches.stream()
                        .filter(batch -> random.nextDouble() < share)
                        .forEach(lost::add));
    }

    /** Offset after offset into one partition; an interval is cut where it happens, and now and then twice. */
    private void archive(Random random) {
        Map<Interval, List<Batch>> byInterval = new HashMap<>();
        sent.values().stream()
                .flatMap(List::stream)
                .filter(batch -> !lost.contains(batch))
                .forEach(batch -> byInterval
                        .computeIfAbsent(batch.interval(), interval -> new ArrayList<>())
                        .add(batch));
        byInterval.forEach((interval, batches) -> {
            int from = 0;
            while (from < batches.size()) {
                int to = Math.min(batches.size(), from + 1 + random.nextInt(4));
                write(interval, batches.subList(from, to), from);
                from = to == batches.size() || to - from < 2 ? to : to - random.nextInt(2);
            }
        });
    }

    private void write(Interval interval, List<Batch> batches, int firstOffset) {
        Map<String, AgentBatches.Ledger> ledgers = new HashMap<>();
        batches.forEach(
                batch -> ledgers.computeIfAbsent(batch.agent(), agent -> new AgentBatches.Ledger("web-" + agent))
                        .add(batch.origin()));
        Map<String, AgentBatches> agents = new HashMap<>();
        ledgers.forEach((agent, ledger) -> agents.put(agent, ledger.batches()));
        archive.part(interval, 0, new OffsetRange(firstOffset, firstOffset + batches.size() - 1), agents);
    }
}
