package dev.lookback.workers.indexer;

import static dev.lookback.workers.indexer.SimulatedNode.MEGABYTE;
import static dev.lookback.workers.indexer.SimulatedNode.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.workers.indexer.PaceWindow.Decrease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class PaceWindowTest {

    private static final int CEILING = 8;
    private static final int COMPARABLE = 256 << 10;

    private final PaceWindow window = window(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 64})
    void costsNextToNothingOnAnIdleCluster(int cores) {
        SimulatedNode paced = new SimulatedNode(cores, window);
        SimulatedNode unpaced = new SimulatedNode(cores, window(CEILING));

        assertThat(paced.run(300) / unpaced.run(300)).as("%s", paced).isBetween(0.93, 1.01);
    }

    @Test
    void growsAsFarAsItMayWhereAnswersDoNotTakeLonger() {
        SimulatedNode node = new SimulatedNode(64, window);

        node.run(20);

        assertThat(window.requests()).isEqualTo(CEILING);
        assertThat(node.decreases).isEmpty();
    }

    @Test
    void doesNotQueueRequestsUpWhereTheyOnlyWait() {
        SimulatedNode node = new SimulatedNode(2, window);

        node.run(20);
        node.run(600);

        assertThat(node.largest).isLessThanOrEqualTo(5);
        assertThat(node.decreases).containsOnlyKeys(Decrease.LATENCY);
    }

    @Test
    void givesWayWhenOthersComeAndTakesBackWhenTheyGo() {
        SimulatedNode node = new SimulatedNode(64, window);
        node.run(20);

        node.slowness = 3;
        node.run(8);
        assertThat(window.requests()).isOne();

        node.slowness = 1;
        node.run(20);
        assertThat(window.requests()).isEqualTo(CEILING);
    }

    /** Others that stay, or events that cost more: what a request takes alone is another time now. */
    @Test
    void findsItsPlaceBesideWhatStays() {
        SimulatedNode node = new SimulatedNode(64, window);
        node.run(20);

        node.slowness = 3;
        node.run(60);
        assertThat(window.requests()).isEqualTo(CEILING);
    }

    @Test
    void neverFallsBelowItsFloor() {
        PaceWindow floored = window(3);
        SimulatedNode node = new SimulatedNode(1, floored);

        node.run(100);
        assertThat(node.smallest).isEqualTo(3);

        PaceWindow.Request request = floored.sent(MEGABYTE, 1, 101 * SECOND);
        floored.failed(request, 102 * SECOND);
        assertThat(floored.requests()).isEqualTo(3);
    }

    @Test
    void halvesOnceForAllThatWasInFlightWhenItWasTooMuch() {
        new SimulatedNode(64, window).run(20);
        PaceWindow.Request[] requests = new PaceWindow.Request[CEILING];
        for (int number = 0; number < CEILING; number++) {
            requests[number] = window.sent(MEGABYTE, number + 1, 20 * SECOND);
        }

        assertThat(window.overloaded(requests[0], 21 * SECOND)).contains(Decrease.OVERLOAD);
        for (int number = 1; number < CEILING; number++) {
            assertThat(window.overloaded(requests[number], 21 * SECOND)).isEmpty();
        }
        assertThat(window.requests()).isEqualTo(CEILING / 2);

        window.overloaded(window.sent(MEGABYTE, 1, 21 * SECOND), 22 * SECOND);
        window.overloaded(window.sent(MEGABYTE, 1, 22 * SECOND), 23 * SECOND);
        assertThat(window.requests()).isOne();
        assertThat(window.overloaded(window.sent(MEGABYTE, 1, 23 * SECOND), 24 * SECOND))
                .isEmpty();
        assertThat(window.requests()).isOne();
    }

    @Test
    void beginsAtTheFloorWhenThereWasNoAnswer() {
        new SimulatedNode(64, window).run(20);

        assertThat(window.failed(window.sent(MEGABYTE, 1, 20 * SECOND), 50 * SECOND))
                .contains(Decrease.FAILURE);

        assertThat(window.requests()).isOne();
    }

    @Test
    void doesNotGrowBeyondWhatIsUsed() {
        long now = 0;
        for (int number = 0; number < 100; number++) {
            PaceWindow.Request request = window.sent(MEGABYTE, 1, now);
            now += SECOND / 10;
            window.taken(request, now);
        }

        assertThat(window.requests()).isEqualTo(2);
    }

    /** Each takes as long as a large one would for a hundredth of its bytes. */
    @Test
    void smallRequestsOfALoadThatHasLittleToSendSayNothing() {
        SimulatedNode node = new SimulatedNode(64, window);
        node.run(20);
        node.requestBytes = COMPARABLE / 100;
        node.slowness = 100;

        node.run(120);

        assertThat(window.requests()).isEqualTo(CEILING);
        assertThat(node.decreases).isEmpty();
    }

    @Test
    void measuringEndsWhenNothingCanBeMeasured() {
        new SimulatedNode(64, window).run(20);
        long now = 31 * SECOND;
        window.sent(MEGABYTE, 3, now);
        assertThat(window.requests()).isOne();

        for (int number = 0; number < 3; number++) {
            window.untold(window.sent(MEGABYTE, 1, now), now);
        }

        assertThat(window.requests()).isEqualTo(CEILING);
    }

    @Test
    void whatIsTooMuchWhileItMeasuresHalvesWhatItGoesBackTo() {
        new SimulatedNode(64, window).run(20);
        window.sent(MEGABYTE, 3, 31 * SECOND);

        assertThat(window.overloaded(window.sent(MEGABYTE, 1, 32 * SECOND), 33 * SECOND))
                .contains(Decrease.OVERLOAD);

        assertThat(window.requests()).isEqualTo(CEILING / 2);
    }

    @Test
    void beginsAnewAfterATimeWithoutRequests() {
        SimulatedNode node = new SimulatedNode(64, window);
        node.run(20);
        node.pause(31);

        node.slowness = 3;
        node.run(20);

        assertThat(window.requests()).isEqualTo(CEILING);
        assertThat(node.decreases).isEmpty();
    }

    private static PaceWindow window(int floor) {
        return new PaceWindow(new IndexerProperties.Pace(floor, 2, Duration.ofSeconds(30)), CEILING, COMPARABLE, 0);
    }
}
