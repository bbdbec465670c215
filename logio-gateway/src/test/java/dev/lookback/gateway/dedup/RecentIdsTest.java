package dev.lookback.gateway.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.gateway.dedup.RecentIds.Sight;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

class RecentIdsTest {

    private static final long WINDOW = 60_000;

    private final RecentIds ids = new RecentIds(42, 1 << 20, WINDOW);

    @Test
    void knowsAnIdForAMinute() {
        assertThat(see("a", true, 1_000)).isEqualTo(Sight.FIRST);
        assertThat(see("a", true, 60_999)).isEqualTo(Sight.AGAIN);
        assertThat(see("a", true, 61_000)).isEqualTo(Sight.FIRST);
    }

    @Test
    void tellsWhatCameInHereFromWhatAnotherGatewaySent() {
        assertThat(see("a", false, 0)).isEqualTo(Sight.FIRST);
        assertThat(see("a", false, 1)).isEqualTo(Sight.AGAIN);
        assertThat(see("a", true, 2)).isEqualTo(Sight.FIRST_HERE);
        assertThat(see("a", true, 3)).isEqualTo(Sight.AGAIN);
        assertThat(see("a", false, 4)).isEqualTo(Sight.AGAIN);
    }

    @Test
    void forgetsTheOldestEarlyAtItsBoundAndCountsThem() {
        RecentIds few = new RecentIds(42, 4, WINDOW);
        for (int i = 0; i < 6; i++) {
            see(few, "id" + i, 10 * i);
        }

        assertThat(few.size()).isEqualTo(4);
        assertThat(few.forgottenEarly()).isEqualTo(2);
        assertThat(see(few, "id5", 60)).isEqualTo(Sight.AGAIN);
        assertThat(see(few, "id2", 60)).isEqualTo(Sight.AGAIN);
        assertThat(see(few, "id0", 60)).isEqualTo(Sight.FIRST);
    }

    @Test
    void tellsTimeForMonths() {
        long month = 30L * 24 * 3_600 * 1_000;
        for (int i = 0; i < 5; i++) {
            // Nothing for a month: the time that is counted from must move.
            assertThat(see("keeper" + i, true, i * month)).isEqualTo(Sight.FIRST);
            assertThat(see("keeper" + i, true, i * month + WINDOW - 1)).isEqualTo(Sight.AGAIN);
        }
        long start = 5 * month;
        // Longer than times are counted, and never empty.
        for (long at = 0; at < 20L * 24 * 3_600 * 1_000; at += 50_000) {
            assertThat(see("step" + at, true, start + at)).isEqualTo(Sight.FIRST);
            assertThat(see("step" + at, true, start + at + 1)).isEqualTo(Sight.AGAIN);
            assertThat(see("step" + (at - 50_000), true, start + at + 2))
                    .isEqualTo(at == 0 ? Sight.FIRST : Sight.AGAIN);
        }
    }

    @Test
    void agreesWithAMapOfAllIds() {
        Random random = new Random(7);
        Map<String, Long> model = new LinkedHashMap<>();
        RecentIds few = new RecentIds(1, 8_192, WINDOW);
        long now = 0;
        for (int i = 0; i < 200_000; i++) {
            now += random.nextInt(20);
            long oldest = now - WINDOW;
            var eldest = model.values().iterator();
            while (eldest.hasNext() && eldest.next() <= oldest) {
                eldest.remove();
            }
            String id = "0f3k9q2m7c" + random.nextInt(20_000);
            boolean isKnown = model.containsKey(id);

            assertThat(see(few, id, now)).as("step %d", i).isEqualTo(isKnown ? Sight.AGAIN : Sight.FIRST);

            model.putIfAbsent(id, now);
            if (i % 10_000 == 0) {
                now += random.nextInt(100_000);
            }
        }
        assertThat(few.forgottenEarly()).isZero();
    }

    private Sight see(String id, boolean isOwn, long now) {
        byte[] bytes = ("<" + id + ">").getBytes(StandardCharsets.US_ASCII);
        return ids.see(bytes, 1, bytes.length - 2, isOwn, now);
    }

    private static Sight see(RecentIds ids, String id, long now) {
        byte[] bytes = id.getBytes(StandardCharsets.US_ASCII);
        return ids.see(bytes, 0, bytes.length, true, now);
    }
}
