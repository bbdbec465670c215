package dev.lookback.workers.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.history.LoadResult;
import dev.lookback.search.Lines;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

class FilteredTaskTest extends TaskTests {

    @Test
    void onlyWhatTheFilterWantsIsIndexedAndTheRestIsCounted() throws Exception {
        TestBlocks.write(archive, TestBlocks.part(0, 0, 199));
        TestBlocks.write(archive, TestBlocks.part(9, 150, 299));

        LoadResult result = run(RANGE, Optional.of("message 12")).orElseThrow();

        // 12, and 120 to 129
        assertThat(result.events()).isEqualTo(new LoadResult.Counts(300, 50, 0, 0, 289));
        assertThat(result.events().indexed()).isEqualTo(11);
        assertThat(search.documents(name(RANGE, Optional.of("message 12"))))
                .hasSize(11)
                .containsKeys(Lines.id(12), Lines.id(120), Lines.id(129));
        assertThat(registry.get("lookback.indexer.events.unwanted").counter().count())
                .isEqualTo(289);
    }

    @Test
    void aFilterThatWantsNothingIsAnEmptyResult() throws Exception {
        TestBlocks.write(archive, TestBlocks.part(0, 0, 9));

        LoadResult result = run(RANGE, Optional.of("nobody says this")).orElseThrow();

        assertThat(result.events()).isEqualTo(new LoadResult.Counts(10, 0, 0, 0, 10));
    }

    @Test
    void aFilteredTaskThatIsDoneAgainCountsTheSame() throws Exception {
        TestBlocks.write(archive, TestBlocks.part(0, 0, 9));

        run(RANGE, Optional.of("message 7"));
        LoadResult second = run(RANGE, Optional.of("message 7")).orElseThrow();

        assertThat(second.events()).isEqualTo(new LoadResult.Counts(10, 0, 0, 1, 9));
        assertThat(second.events().indexed()).isEqualTo(1);
    }

    @Test
    void whatTheFilterDoesNotWantIsNotRejected() throws Exception {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        lines.writeBytes(Lines.line(1, TestBlocks.START));
        lines.write('\n');
        lines.writeBytes(Lines.broken(2, TestBlocks.START));
        lines.write('\n');
        lines.writeBytes(Lines.broken(3, TestBlocks.START));
        lines.write('\n');
        TestBlocks.write(archive, TestBlocks.part(0, 3, lines.toByteArray()));

        LoadResult result = run(RANGE, Optional.of(Lines.id(2))).orElseThrow();

        assertThat(result.events()).isEqualTo(new LoadResult.Counts(3, 0, 1, 0, 2));
        assertThat(result.events().indexed()).isZero();
    }

    @Test
    void ofABlockWithADamagedPartTheFilterChoosesAmongTheRest() throws Exception {
        byte[] noEvents = "no event line\n".getBytes(StandardCharsets.UTF_8);
        TestBlocks.write(archive, TestBlocks.part(0, 1, noEvents));
        TestBlocks.write(archive, TestBlocks.part(5, 0, 9));

        LoadResult result = run(RANGE, Optional.of("message 7")).orElseThrow();

        assertThat(result.missing()).hasSize(1);
        assertThat(result.events()).isEqualTo(new LoadResult.Counts(10, 0, 0, 0, 9));
    }

    @Test
    void aFilterThatCannotBeReadEndsTheLoadWithTheReason() throws Exception {
        TestBlocks.write(archive, TestBlocks.part(0, 0, 9));

        LoadResult result = run(RANGE, Optional.of(TextFilters.UNREADABLE)).orElseThrow();

        assertThat(result.failure()).contains("filter: a ( that nobody closes");
        assertThat(search.documents(name(RANGE, Optional.of(TextFilters.UNREADABLE))))
                .isEmpty();
    }

    @Test
    void aFilterThatHasNoAnswerEndsTheLoadWithTheReason() throws Exception {
        TestBlocks.write(archive, TestBlocks.part(0, 0, 9));

        LoadResult result = run(RANGE, Optional.of(TextFilters.WITHOUT_ANSWER)).orElseThrow();

        assertThat(result.failure())
                .hasValueSatisfying(failure -> assertThat(failure)
                        .startsWith("filter: event " + Lines.id(0))
                        .endsWith("never seen such an event"));
    }
}
