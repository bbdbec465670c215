package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

abstract class DocumentWriterContract {

    private static final Instant TIME = Instant.parse("2026-11-23T16:08:00.123456789Z");
    private static final String INDEX = "recent-prod.2026.11.23";

    abstract TestCluster cluster();

    @BeforeEach
    void wipe() {
        cluster().wipe();
    }

    @Test
    void anEventIsThereUnderItsIdByteForByte() {
        byte[] line =
                Lines.line(Lines.id(1), TIME, " ,  \"odd\" :\t[ 1.0 , 2.50 ],\"a\":\"\\u00e9\",\"message\" : \"ü\" ");

        BulkOutcome outcome = write(WriteMode.ANY_TARGET, batch(INDEX, line));

        assertThat(outcome.created()).isOne();
        assertThat(new String(cluster().source(INDEX, Lines.id(1)), StandardCharsets.UTF_8))
                .isEqualTo(new String(line, StandardCharsets.UTF_8));
    }

    @Test
    void anEventThatIsWrittenTwiceIsThereOnce() {
        write(WriteMode.ANY_TARGET, batch(INDEX, Lines.line(1, TIME)));

        BulkOutcome outcome = write(
                WriteMode.ANY_TARGET,
                batch(INDEX, Lines.line(1, TIME), Lines.line(2, TIME), Lines.line(2, TIME), Lines.line(3, TIME)));

        assertThat(outcome.created()).isEqualTo(2);
        assertThat(outcome.alreadyThere()).isEqualTo(2);
        assertThat(outcome.indexed()).isEqualTo(4);
        assertThat(cluster().documents(INDEX)).isEqualTo(3);
    }

    @Test
    void aRefusedDocumentIsNamedAndTheOthersAreIndexed() {
        BulkOutcome outcome = write(
                WriteMode.ANY_TARGET, batch(INDEX, Lines.line(1, TIME), Lines.broken(2, TIME), Lines.line(3, TIME)));

        assertThat(outcome.created()).isEqualTo(2);
        assertThat(outcome.refused()).singleElement().satisfies(failure -> {
            assertThat(failure.item()).isOne();
            assertThat(failure.status()).isEqualTo(400);
            assertThat(failure.reason()).startsWith("document_parsing_exception: ");
        });
    }

    @Test
    void whereAnAliasIsRequiredNothingIsMade() {
        BulkOutcome outcome = write(WriteMode.ALIAS_ONLY, batch(INDEX, Lines.line(1, TIME)));

        assertThat(outcome.withoutTarget())
                .singleElement()
                .satisfies(failure -> assertThat(failure.item()).isZero());
        assertThat(outcome.indexed()).isZero();
        assertThat(cluster().hasIndex(INDEX)).isFalse();
    }

    @Test
    void anIndexIsNoAlias() {
        write(WriteMode.ANY_TARGET, batch(INDEX, Lines.line(1, TIME)));

        BulkOutcome outcome = write(WriteMode.ALIAS_ONLY, batch(INDEX, Lines.line(2, TIME)));

        assertThat(outcome.withoutTarget()).hasSize(1);
        assertThat(cluster().documents(INDEX)).isOne();
    }

    @Test
    void anEmptyBatchIsNoRequest() {
        assertThat(write(WriteMode.ANY_TARGET, new DocumentBatch(0))).isEqualTo(BulkOutcome.NONE);
    }

    @Test
    void manyThousandItemsHaveEachTheirAnswer() {
        DocumentBatch batch = new DocumentBatch(0);
        for (int number = 0; number < 7_000; number++) {
            byte[] line = number % 1_000 == 999 ? Lines.broken(number, TIME) : Lines.line(number, TIME);
            batch.add(INDEX, line, 0, line.length);
        }

        BulkOutcome outcome = write(WriteMode.ANY_TARGET, batch);

        assertThat(outcome.created()).isEqualTo(6_993);
        assertThat(outcome.refused())
                .extracting(BulkOutcome.Failure::item)
                .containsExactly(999, 1_999, 2_999, 3_999, 4_999, 5_999, 6_999);
    }

    private BulkOutcome write(WriteMode mode, DocumentBatch batch) {
        return cluster().documentWriter().write(batch, mode);
    }

    private static DocumentBatch batch(String target, byte[]... lines) {
        DocumentBatch batch = new DocumentBatch(0);
        for (byte[] line : lines) {
            batch.add(target, line, 0, line.length);
        }
        return batch;
    }
}
