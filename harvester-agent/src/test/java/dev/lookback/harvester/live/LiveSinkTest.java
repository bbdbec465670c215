package dev.lookback.harvester.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.EventSinkContract;
import dev.lookback.harvester.event.InMemorySink;
import dev.lookback.harvester.event.SampleLines;
import org.junit.jupiter.api.Test;

import java.util.List;

class LiveSinkTest extends EventSinkContract {

    private final LiveQueue queue = new LiveQueue(100_000);
    private InMemorySink batches = new InMemorySink(200);

    @Override
    protected EventSink newSink() {
        batches = new InMemorySink(200);
        return new LiveSink(batches, queue);
    }

    @Override
    protected List<String> deliverAll() {
        return batches.drain();
    }

    @Test
    void showsAnEventOnceHoweverOftenItIsOffered() {
        InMemorySink small = new InMemorySink(2);
        LiveSink sink = new LiveSink(small, queue);
        sink.offer(SampleLines.line("web-1", 0, "one"));
        sink.offer(SampleLines.line("web-1", 0, "two"));
        assertThat(sink.offer(SampleLines.line("web-1", 0, "three"))).isFalse();
        assertThat(sink.offer(SampleLines.line("web-1", 0, "three"))).isFalse();
        assertThat(queue.received()).isEqualTo(2);

        small.drain();

        assertThat(sink.offer(SampleLines.line("web-1", 0, "three"))).isTrue();
        assertThat(queue.received()).isEqualTo(3);
    }

    @Test
    void takesEventsThoughNobodySendsThemLive() {
        InMemorySink large = new InMemorySink(1_000);
        LiveSink sink = new LiveSink(large, queue);
        for (int i = 0; i < 1_000; i++) {
            assertThat(sink.offer(SampleLines.line("web-1", 0, i + "x".repeat(1_000))))
                    .isTrue();
        }

        assertThat(large.drain()).hasSize(1_000);
        assertThat(queue.refused()).isPositive();
        assertThat(queue.size() + queue.refused()).isEqualTo(1_000);
    }
}
