package dev.lookback.gateway.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.filter.EventFilter;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class FilterBudgetTest {

    private static final long MILLI = 1_000_000;

    private final List<FilterEnd> ended = new ArrayList<>();
    private final Event event = new Event();

    private long wall = 1_000 * MILLI;
    private long cpu = 7 * MILLI;

    private final FilterBudget budget =
            new FilterBudget(100 * MILLI, new FilterBudget.Clocks(() -> wall, () -> cpu), ended::add);

    private FilterSlot taking(long millis) {
        return slot((buffer, offset, length) -> {
            wall += millis * MILLI;
            cpu += millis * MILLI;
            return true;
        });
    }

    private FilterSlot slot(EventFilter filter) {
        return new FilterSlot(filter, budget);
    }

    private boolean matches(FilterSlot slot) {
        event.moveTo(new byte[0], 0, 0, 0, Audience.ALL);
        return slot.matches(event);
    }

    @Test
    void asksOnForEverWhoTakesNoMoreThanItsPart() {
        FilterSlot busy = taking(5);
        for (int i = 0; i < 1_000; i++) {
            assertThat(matches(busy)).isTrue();
            wall += 46 * MILLI;
        }
        assertThat(ended).isEmpty();
    }

    @Test
    void endsTheOneThatTookTheMostWhenTogetherTheyTookTooMuch() {
        FilterSlot small = taking(1);
        FilterSlot large = taking(40);
        for (int i = 0; i < 12; i++) {
            matches(small);
            matches(large);
        }
        assertThat(large.ended()).isNull();

        matches(large);

        assertThat(large.ended()).isEqualTo(FilterEnd.SLOW);
        assertThat(small.ended()).isNull();
        long before = wall;
        assertThat(matches(large)).isFalse();
        assertThat(wall).isEqualTo(before);
        assertThat(matches(small)).isTrue();
        assertThat(ended).containsExactly(FilterEnd.SLOW);
    }

    @Test
    void endsAsManyAsItTakes() {
        FilterSlot first = taking(400);
        FilterSlot second = taking(2_000);

        matches(first);
        matches(second);

        assertThat(second.ended()).isEqualTo(FilterEnd.SLOW);
        assertThat(first.ended()).isNull();
        wall += 5_000 * MILLI;
        matches(first);
        matches(first);
        assertThat(first.ended()).isEqualTo(FilterEnd.SLOW);
    }

    @Test
    void aThreadThatHadNoTimeIsNoFiltersFault() {
        FilterSlot waiting = slot((buffer, offset, length) -> {
            wall += 900 * MILLI;
            cpu += 1;
            return true;
        });
        for (int i = 0; i < 10; i++) {
            assertThat(matches(waiting)).isTrue();
        }
        assertThat(ended).isEmpty();
    }

    @Test
    void oneThatFailsWantsNothingAndIsAskedNoMore() {
        List<Integer> asked = new ArrayList<>();
        FilterSlot failing = slot((buffer, offset, length) -> {
            asked.add(length);
            throw new IllegalStateException("at this event");
        });

        assertThat(matches(failing)).isFalse();
        assertThat(matches(failing)).isFalse();

        assertThat(asked).hasSize(1);
        assertThat(failing.ended()).isEqualTo(FilterEnd.FAILED);
        assertThat(ended).containsExactly(FilterEnd.FAILED);
    }
}
