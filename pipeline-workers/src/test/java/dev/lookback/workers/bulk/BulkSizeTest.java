package dev.lookback.workers.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.function.LongUnaryOperator;

/** On simulated servers: each says how long a request of so many documents takes, or that it does not take it. */
class BulkSizeTest {

    private static final int KB = 1 << 10;
    private static final int MB = 1 << 20;
    private static final int DOCUMENT = 380;
    private static final long MICROSECOND = 1_000;

    private final BulkSize size = new BulkSize(256 * KB, 2 * MB, 16 * MB);

    @Test
    void growsWhereRequestsCostMuchAndStopsWhereItNoLongerPays() {
        run(2_000, documents -> 200_000 * MICROSECOND + documents * 20 * MICROSECOND);

        // From here on, a size larger by a step brings less than a twentieth.
        assertThat(size.bytes()).isBetween(7 * MB, 16 * MB);
    }

    @Test
    void doesNotGrowWhereNothingIsGainedByIt() {
        run(2_000, documents -> documents * 30 * MICROSECOND);

        assertThat(size.bytes()).isEqualTo(2 * MB);
    }

    @Test
    void shrinksWhereLargeRequestsAreSlow() {
        run(2_000, documents -> 1_000 * MICROSECOND + documents * 20 * MICROSECOND + documents * documents * 20);

        assertThat(size.bytes()).isBetween(256 * KB, MB);
    }

    @Test
    void followsAServerThatBecomesAnother() {
        run(1_000, documents -> documents * 30 * MICROSECOND);
        assertThat(size.bytes()).isEqualTo(2 * MB);

        run(3_000, documents -> 300_000 * MICROSECOND + documents * 20 * MICROSECOND);

        assertThat(size.bytes()).isGreaterThan(6 * MB);
    }

    @Test
    void staysWithinItsBoundsAndNearTheBestWhateverTheNoise() {
        Random random = new Random(7);
        long nanos = 0;
        long sent = 0;
        for (int request = 0; request < 20_000; request++) {
            int bytes = size.bytes();
            assertThat(bytes).isBetween(256 * KB, 16 * MB);
            int documents = bytes / DOCUMENT;
            long took = (long) ((50_000 + documents * 25) * MICROSECOND * (0.7 + 0.6 * random.nextDouble()));
            size.answered(bytes, documents, took);
            nanos += took;
            sent += documents;
        }
        double best = 1e6 / 25;
        assertThat(sent * 1e9 / nanos).isGreaterThan(best * 0.7);
    }

    @Test
    void halvesWhenTheServerHasTooMuchToDoAndOnceForAllThatWasInFlight() {
        size.overloaded(2 * MB);
        size.overloaded(2 * MB);
        size.overloaded(2 * MB);
        assertThat(size.bytes()).isEqualTo(MB);

        // What is left over of a request is small for that reason alone.
        size.overloaded(100 * KB);
        assertThat(size.bytes()).isEqualTo(MB);

        for (int again = 0; again < 10; again++) {
            size.overloaded(size.bytes());
        }
        assertThat(size.bytes()).isEqualTo(256 * KB);
    }

    @Test
    void growsAgainAfterTheServerHadTooMuchToDo() {
        size.overloaded(2 * MB);

        run(1_000, documents -> 200_000 * MICROSECOND + documents * 20 * MICROSECOND);

        assertThat(size.bytes()).isGreaterThan(2 * MB);
    }

    @Test
    void keepsBelowALimitThatItHasMetAndTriesItSeldom() {
        int limit = 3 * MB;
        int refused = 0;
        for (int request = 0; request < 20_000; request++) {
            int bytes = size.bytes();
            if (bytes > limit) {
                refused++;
                size.tooLarge(bytes);
            } else {
                int documents = bytes / DOCUMENT;
                size.answered(bytes, documents, 200_000 * MICROSECOND + documents * 20 * MICROSECOND);
            }
        }
        assertThat(refused).isBetween(2, 30);
        assertThat(size.bytes()).isBetween(limit / 2, limit);
    }

    @Test
    void findsALimitThatWasRaised() {
        size.tooLarge(2 * MB);
        run(3_000, documents -> 200_000 * MICROSECOND + documents * 20 * MICROSECOND);

        assertThat(size.bytes()).isGreaterThan(4 * MB);
    }

    @Test
    void learnsNothingFromRequestsThatWereSentBecauseNothingElseWasToDo() {
        for (int request = 0; request < 1_000; request++) {
            size.answered(10 * KB, 27, 5_000 * MICROSECOND);
        }
        assertThat(size.bytes()).isEqualTo(2 * MB);
    }

    private void run(int requests, LongUnaryOperator nanosOfDocuments) {
        for (int request = 0; request < requests; request++) {
            int bytes = size.bytes();
            int documents = bytes / DOCUMENT;
            size.answered(bytes, documents, nanosOfDocuments.applyAsLong(documents));
        }
    }
}
