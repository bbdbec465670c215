package dev.lookback.harvester.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lookback.harvester.socket.Arrival;
import dev.lookback.model.event.EventIds;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** What an event costs in memory: some objects for each event, and none for a field. */
class SyslogAllocationTest {

    private static final int EVENTS = 5_000;
    private static final int ROUNDS = 4;

    /** EventLine, id, times; the JIT compiler may remove some. */
    private static final int MAX_BYTES_AN_EVENT = 400;

    /** Bytes: of the message's own time, and what the JIT compiler has not removed. */
    private static final int AN_OBJECT_OR_TWO = 48;

    private static final String TEXT = "the quick brown fox jumps over the lazy dog";
    private static final Arrival ARRIVAL = new Arrival(Instant.parse("2026-11-23T16:08:00.123456789Z"), "192.0.2.7");

    private final SyslogParser parser = new SyslogParser(ZoneId.of("Europe/Berlin"));
    private final SyslogMessage message = new SyslogMessage();
    private final SyslogEventWriter writer = new SyslogEventWriter(new EventIds()::next, Duration.ofMinutes(10));

    private long written;

    @Test
    void allocatesNothingForAField() {
        long bare = bytesAnEvent("<34>" + TEXT);

        assertThat(bare).isLessThan(MAX_BYTES_AN_EVENT);
        for (String header : new String[] {
            "<34>Nov 23 17:07:59 web-1 nginx[17]: ",
            "<34>Nov 23 17:07:59.123 CET 2026 web-1 nginx[worker]: ",
            "<34>2026-11-23T17:07:59.123456+01:00 web-1 nginx[17]: ",
            "<34>45: 000046: router1: *Nov 23 17:07:59.123: %SYS-5-CONFIG_I: ",
            "<34>1 2026-11-23T16:07:59.123Z web-1 nginx 17 ID47 - ",
            "<34>1 2026-11-23T16:07:59.123Z web-1 nginx 17 ID47 "
                    + "[a@1 a=\"1\" b=\"\\\"2\" a=\"3\" c=\"4\"]".repeat(8) + " ",
        }) {
            assertThat(bytesAnEvent(header + TEXT))
                    .as(header)
                    .isBetween(bare - AN_OBJECT_OR_TWO, bare + AN_OBJECT_OR_TWO);
        }
    }

    private long bytesAnEvent(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        // The JIT compiler removes some while this runs, when it comes to it.
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            write(bytes, EVENTS);
            least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / EVENTS);
        }
        return least;
    }

    private void write(byte[] bytes, int events) {
        for (int i = 0; i < events; i++) {
            parser.parse(bytes, 0, bytes.length, ARRIVAL.receivedAt().getEpochSecond(), message);
            written += writer.write(bytes, message, ARRIVAL, false, null).length();
        }
    }
}
