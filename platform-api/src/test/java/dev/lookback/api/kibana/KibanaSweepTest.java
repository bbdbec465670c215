package dev.lookback.api.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.api.MutableClock;
import dev.lookback.api.environment.TestArchive;
import dev.lookback.api.time.Repeating;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.HistoryIndex;
import dev.lookback.search.InMemorySearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class KibanaSweepTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final HistoryIndex INDEX = new HistoryIndex(
            TestArchive.PROD,
            new TimeRange(START, START.plusSeconds(3_600)),
            Optional.empty(),
            "me",
            START.plusSeconds(99_999));

    private final FakeKibana kibana = new FakeKibana(9, "ops");
    private final InMemorySearch search = new InMemorySearch();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MutableClock clock = new MutableClock();
    private final TestArchive archive = new TestArchive();
    private final KibanaSweep sweep = new KibanaSweep(
            new HttpDataViews(
                    HttpClient.newHttpClient(),
                    new KibanaProperties(kibana.url(), "ops", null, null, null, Duration.ofSeconds(5))),
            archive.archive(),
            search.historyIndexes(),
            new KibanaMetrics(registry),
            clock);

    @AfterEach
    void everyCallWasAsKibanaDescribesIt() {
        kibana.close();
        assertThat(kibana.violations).isEmpty();
    }

    @Test
    void everyEnvironmentAndEveryHistoryIndexHasAView() {
        search.historyIndexes().create(INDEX);

        sweep.sweep();
        sweep.sweep();

        assertThat(kibana.views)
                .containsOnlyKeys("lookback-recent-prod", "lookback-" + INDEX.name())
                .containsEntry("lookback-recent-prod", "recent-prod")
                .containsEntry("lookback-" + INDEX.name(), INDEX.name());
        assertThat(count("lookback.kibana.views.created")).isEqualTo(2);
    }

    @Test
    void anEnvironmentThatIsNewHasAViewWithinAMinute() {
        sweep.sweep();
        archive.addTopic(new Environment("test"));
        clock.advance(Duration.ofMinutes(1));

        sweep.sweep();

        assertThat(kibana.views).containsOnlyKeys("lookback-recent-prod", "lookback-recent-test");
    }

    @Test
    void theViewGoesWithItsIndexAndNoOther() {
        search.historyIndexes().create(INDEX);
        sweep.sweep();
        kibana.views.put("theirs", INDEX.name());

        search.historyIndexes().delete(INDEX.name());
        sweep.sweep();

        assertThat(kibana.views).containsOnlyKeys("lookback-recent-prod", "theirs");
        assertThat(count("lookback.kibana.views.removed")).isEqualTo(1);
    }

    @Test
    void whatAKibanaThatWasAwayHasMissedIsDoneLater() {
        search.historyIndexes().create(INDEX);
        kibana.isAway = true;
        sweep.sweep();
        assertThat(kibana.views).isEmpty();
        assertThat(count("lookback.kibana.sweeps.failed")).isEqualTo(1);

        kibana.isAway = false;
        sweep.sweep();

        assertThat(kibana.views).hasSize(2);
    }

    @Test
    void whileElasticsearchDoesNotAnswerNoViewIsTakenForGone() {
        search.historyIndexes().create(INDEX);
        sweep.sweep();
        search.setAvailable(false);

        sweep.sweep();

        assertThat(kibana.views).hasSize(2);
    }

    @Test
    void oneThatIsRefusedDoesNotKeepTheOthersWaiting() {
        search.historyIndexes().create(INDEX);
        kibana.refusedTitles.add("recent-prod");

        sweep.sweep();

        assertThat(kibana.views).containsOnlyKeys("lookback-" + INDEX.name());
    }

    @Test
    void aLoopSweepsOnAThreadOfItsOwn() {
        Repeating loop = new Repeating("kibana", sweep::sweep, Duration.ofMillis(10));
        loop.start();
        await().until(() -> kibana.views.size() == 1);
        search.historyIndexes().create(INDEX);
        await().until(() -> kibana.views.size() == 2);

        loop.stop();

        assertThat(loop.isRunning()).isFalse();
    }

    private double count(String counter) {
        return registry.get(counter).counter().count();
    }
}
