package dev.lookback.workers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent.Reason;

import java.util.ArrayList;
import java.util.List;

class ListenerWatchTest {

    private final List<String> reasons = new ArrayList<>();
    private final ListenerWatch watch = new ListenerWatch(reasons::add);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NORMAL")
    void endsTheProcessWhenAListenerStopsByItself(Reason reason) {
        watch.onApplicationEvent(new ConsumerStoppedEvent("recentContainer", this, reason));

        assertThat(reasons).singleElement().asString().contains("recentContainer", reason.name());
    }

    @Test
    void leavesAListenerAloneThatIsStopped() {
        watch.onApplicationEvent(new ConsumerStoppedEvent("recentContainer", this, Reason.NORMAL));

        assertThat(reasons).isEmpty();
    }
}
