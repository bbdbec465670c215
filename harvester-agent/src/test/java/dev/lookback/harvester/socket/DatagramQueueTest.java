package dev.lookback.harvester.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class DatagramQueueTest {

    private static final Arrival ARRIVAL = new Arrival(Instant.EPOCH, "192.0.2.7");

    private final DatagramQueue queue = new DatagramQueue(1_000);

    @Test
    void givesDatagramsInTheirOrder() throws InterruptedException {
        Datagram one = new Datagram(new byte[100], ARRIVAL, 2);
        Datagram two = new Datagram(new byte[100], ARRIVAL, 2);

        assertThat(queue.offer(one)).isTrue();
        assertThat(queue.offer(two)).isTrue();

        assertThat(queue.take()).isSameAs(one);
        assertThat(queue.take()).isSameAs(two);
        assertThat(queue.messages()).isZero();
    }

    @Test
    void saysSoWhenThereIsNoRoomAndHasRoomAgain() throws InterruptedException {
        assertThat(queue.offer(new Datagram(new byte[800], ARRIVAL, 2))).isTrue();
        assertThat(queue.offer(new Datagram(new byte[101], ARRIVAL, 2))).isFalse();
        assertThat(queue.messages()).isEqualTo(2);

        queue.take();

        assertThat(queue.offer(new Datagram(new byte[101], ARRIVAL, 2))).isTrue();
    }

    @Test
    void givesWhatItHoldsAfterItIsClosedAndThenNothing() throws InterruptedException {
        queue.offer(new Datagram(new byte[1], ARRIVAL, 2));
        queue.close();

        assertThat(queue.take()).isNotNull();
        assertThat(queue.take()).isNull();
    }
}
