package dev.lookback.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.model.history.LoadTask;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

class AnnouncedLoadTest extends SchedulerTests {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final SchedulerProperties LOOKS_ONCE =
            new SchedulerProperties(WINDOW, 16, NEVER, NEVER, NEVER, NEVER);

    @Test
    void doesNotWaitForTheNextLook() {
        archive.addBlock(interval(0));
        archive.closeThrough(interval(99));
        scheduler = newScheduler(Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), LOOKS_ONCE);
        scheduler.step(now);
        String index = order(1);
        scheduler.step(now);
        assertThat(tasks.sent()).isEmpty();

        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(SchedulerLoop.class, () -> new SchedulerLoop(scheduler, lateWatch(), clock()));
            context.refresh();
            context.publishEvent(record(index));

            await().untilAsserted(() -> assertThat(List.copyOf(tasks.sent()))
                    .extracting(LoadTask::index)
                    .containsExactly(index));
        }
    }

    private LateWatch lateWatch() {
        return new LateWatch(
                archive.archive(),
                search.historyRecords(),
                search.historyIndexes(),
                LOOKS_ONCE,
                new SchedulerMetrics(registry));
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
