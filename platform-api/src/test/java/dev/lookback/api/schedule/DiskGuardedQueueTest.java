package dev.lookback.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.api.MutableClock;
import dev.lookback.api.environment.TestArchive;
import dev.lookback.api.problem.ServiceUnavailableException;
import dev.lookback.model.history.LoadTask;
import dev.lookback.model.time.Interval;
import dev.lookback.search.InMemorySearch;
import dev.lookback.search.SearchUnavailableException;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class DiskGuardedQueueTest {

    private static final Interval INTERVAL = TestArchive.INTERVALS.at(MutableClock.START);
    private static final List<LoadTask> TASKS = List.of(
            new LoadTask("history-prod.x", "load", TestArchive.PROD, INTERVAL, TestArchive.INTERVALS.range(INTERVAL)));

    private final InMemorySearch search = new InMemorySearch();
    private final SentTasks sent = new SentTasks();
    private final MutableClock clock = new MutableClock();
    private final TaskQueue queue = new DiskGuardedQueue(sent, search.searchStorage(), clock);

    @Test
    void whileTheDisksAreFilledNothingIsHandedOut() {
        search.setDisk(1_000, 150);

        assertThatThrownBy(() -> queue.send(TASKS))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("85%");
        assertThat(sent.sent()).isEmpty();

        search.setDisk(1_000, 151);
        queue.send(TASKS);
        assertThat(sent.sent()).hasSize(1);
    }

    @Test
    void theDisksAreLookedAtNowAndThen() {
        queue.send(TASKS);
        search.setDisk(1_000, 1);
        queue.send(TASKS);
        assertThat(sent.sent()).hasSize(2);

        clock.advance(Duration.ofSeconds(11));

        assertThatThrownBy(() -> queue.send(TASKS)).isInstanceOf(ServiceUnavailableException.class);
        assertThat(sent.sent()).hasSize(2);
    }

    @Test
    void whileElasticsearchDoesNotAnswerNothingIsHandedOut() {
        search.setAvailable(false);

        assertThatThrownBy(() -> queue.send(TASKS)).isInstanceOf(SearchUnavailableException.class);
        assertThat(sent.sent()).isEmpty();
    }
}
