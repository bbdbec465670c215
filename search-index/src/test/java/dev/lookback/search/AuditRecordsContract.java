package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

abstract class AuditRecordsContract {

    private static final Environment PROD = new Environment("prod");
    private static final Environment TEST = new Environment("test");
    private static final Instant TIME = Instant.parse("2026-11-23T16:00:00.123456789Z");
    private static final TimeRange HOUR = new TimeRange(TIME, TIME.plusSeconds(3600));

    abstract TestCluster cluster();

    @BeforeEach
    void wipe() {
        cluster().wipe();
    }

    @Test
    void whatWasSavedIsFoundAsItWas() {
        AuditRecord record = record(PROD, TIME)
                .with(new AuditRecord.Result(Optional.of(202), Optional.of("/history-indexes/history-prod.x")));
        AuditRecord bare = new AuditRecord(
                UUID.randomUUID().toString(),
                TIME.plusNanos(1),
                PROD,
                new AuditRecord.Source("anonymous", "127.0.0.1"),
                new AuditRecord.Change("DELETE /history-indexes/y", Optional.empty(), Optional.empty()),
                AuditRecord.Result.UNKNOWN);
        audit().save(record);
        audit().save(bare);

        assertThat(audit().find(PROD, HOUR, 10)).containsExactly(bare, record);
    }

    @Test
    void aRecordTakesThePlaceOfTheOneWithItsId() {
        AuditRecord record = record(PROD, TIME);
        audit().save(record);
        AuditRecord done = record.with(new AuditRecord.Result(Optional.of(204), Optional.empty()));
        audit().save(done);

        assertThat(audit().find(PROD, HOUR, 10)).containsExactly(done);
    }

    @Test
    void onlyTheEnvironmentsAndTheRangesAreFoundTheNewestFirst() {
        AuditRecord first = record(PROD, TIME);
        AuditRecord second = record(PROD, TIME.plusSeconds(1));
        AuditRecord last = record(PROD, HOUR.end().minusNanos(1));
        audit().save(second);
        audit().save(last);
        audit().save(first);
        audit().save(record(PROD, TIME.minusNanos(1)));
        audit().save(record(PROD, HOUR.end()));
        audit().save(record(TEST, TIME));

        assertThat(audit().find(PROD, HOUR, 10)).containsExactly(last, second, first);
        assertThat(audit().find(PROD, HOUR, 2)).containsExactly(last, second);
    }

    @Test
    void afterAWipeThereIsNone() {
        audit().save(record(PROD, TIME));
        cluster().wipe();

        assertThat(audit().find(PROD, HOUR, 10)).isEmpty();
    }

    private AuditRecords audit() {
        return cluster().auditRecords();
    }

    private static AuditRecord record(Environment environment, Instant time) {
        return new AuditRecord(
                UUID.randomUUID().toString(),
                time,
                environment,
                new AuditRecord.Source("ann", "192.0.2.7"),
                new AuditRecord.Change(
                        "POST /history-indexes", Optional.of("{\"environment\":\"prod\"}"), Optional.of("case 17")),
                AuditRecord.Result.UNKNOWN);
    }
}
