package dev.lookback.api.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class DataViewPlanTest {

    private static final String INDEX = "history-prod.20261123t100000-20261123t110000";
    private static final DataView RECENT = DataView.of("recent-prod");
    private static final DataView HISTORY = DataView.of(INDEX);

    @Test
    void whatIsMissingIsMadeAndWhatHasGoneIsRemoved() {
        assertThat(DataViewPlan.of(List.of(RECENT, HISTORY), List.of(RECENT)))
                .isEqualTo(new DataViewPlan(List.of(HISTORY), List.of()));
        assertThat(DataViewPlan.of(List.of(RECENT), List.of(RECENT, HISTORY)))
                .isEqualTo(new DataViewPlan(List.of(), List.of(HISTORY)));
        assertThat(DataViewPlan.of(List.of(RECENT, HISTORY), List.of(HISTORY, RECENT)))
                .isEqualTo(new DataViewPlan(List.of(), List.of()));
    }

    @Test
    void whatIsNotOursStaysHoweverItIsCalled() {
        List<DataView> others = List.of(
                new DataView("a1b2", INDEX),
                new DataView("lookback-" + INDEX, INDEX + "*"),
                new DataView("lookback-mine", "mine"),
                new DataView("lookback-history-*", "history-*"),
                new DataView("lookback-" + INDEX + "-x", INDEX),
                new DataView("", ""));

        assertThat(DataViewPlan.of(List.of(), others).gone()).isEmpty();
    }

    @Test
    void theViewOfAnEnvironmentStays() {
        assertThat(DataViewPlan.of(List.of(), List.of(RECENT)).gone()).isEmpty();
    }
}
