package dev.lookback.workers.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.history.LoadResult;
import dev.lookback.search.HistoryIndexes;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.Optional;

class FilteredLoadIT extends IndexerTests {

    @Test
    void aFilteredIndexHasWhatMatchesBesideOneThatHasAll() throws Exception {
        ConfigurableApplicationContext workers = start();
        Optional<String> filter = Optional.of("host.name:web-1 AND message:(7 OR 8 OR 301)");
        String all = create(workers, 2);
        String some = create(workers, 2, filter);
        archive(workers, 0);
        archive(workers, 1);

        sendTasks(some, "load", filter, 2);
        sendTasks(all, 2);

        assertThat(results(some, 2))
                .extracting(LoadResult::events)
                .containsExactly(
                        new LoadResult.Counts(EVENTS, 0, 0, 0, EVENTS - 2),
                        new LoadResult.Counts(EVENTS, 0, 0, 0, EVENTS - 1));
        assertThat(results(all, 2)).extracting(LoadResult::events).containsOnly(new LoadResult.Counts(EVENTS, 0, 0));
        HistoryIndexes indexes = workers.getBean(HistoryIndexes.class);
        assertThat(indexes.count(some)).contains(3L);
        assertThat(indexes.count(all)).contains(2L * EVENTS);

        // As after an indexer that was killed before it had answered.
        sendTasks(some, "again", filter, 2);

        assertThat(results(some, "again", 2))
                .extracting(LoadResult::events)
                .containsExactly(
                        new LoadResult.Counts(EVENTS, 0, 0, 2, EVENTS - 2),
                        new LoadResult.Counts(EVENTS, 0, 0, 1, EVENTS - 1));
        assertThat(indexes.count(some)).contains(3L);
    }

    @Test
    void nowInAFilterIsTheSameForEveryTaskOfALoad() throws Exception {
        ConfigurableApplicationContext workers = start();
        Optional<String> filter = Optional.of("@timestamp:>=now-10s");
        String index = create(workers, 1, filter);
        archive(workers, 0);

        // The moment that goes with the tasks is a minute behind the first event.
        sendTasks(index, "load", filter, 1);

        assertThat(results(index, 1).getFirst().events().indexed()).isEqualTo(EVENTS - 50);
    }

    @Test
    void aFilterThatCannotBeReadIsToldAndTheNextTaskGoesOn() throws Exception {
        ConfigurableApplicationContext workers = start();
        Optional<String> filter = Optional.of("message:(7");
        String unreadable = create(workers, 1, filter);
        archive(workers, 0);
        sendTasks(unreadable, "load", filter, 1);
        String index = create(workers, 1);
        sendTasks(index, 1);

        assertThat(results(unreadable, 1).getFirst().failure())
                .hasValueSatisfying(failure -> assertThat(failure).startsWith("filter: at character 11"));
        assertThat(results(index, 1).getFirst().events().indexed()).isEqualTo(EVENTS);
        assertThat(workers.getBean(HistoryIndexes.class).count(unreadable)).contains(0L);
    }
}
