package dev.lookback.workers.indexer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How many requests may be in flight. It grows by one for a round of answers and shrinks by a part of itself, as TCP's
 * congestion window does (RFC 5681); and it shrinks before anything is refused, when a round's answers take longer than what
 * they take alone, as that of TCP Vegas does. Alone is the least that a byte's share of an answer took lately; every so often the
 * window is closed to its floor for a few answers, and that is measured anew. It knows no clock: whoever sends says what time
 * it is. Not thread-safe.
 */
final class PaceWindow {

    /** Answers that are judged together, at least: one may fall on a merge or a collection of garbage. */
    private static final int ROUND = 3;

    private static final int START = 2;
    private static final double AFTER_RISE = 0.7;
    private static final double AFTER_OVERLOAD = 0.5;

    private final int floor;
    private final int ceiling;
    private final int comparable;
    private final IndexerProperties.Pace settings;
    private final List<Double> round = new ArrayList<>();

    private Phase phase = Phase.STARTING;
    private double window;
    /** A request of another era was sent with another window, and says nothing of this one. */
    private int era;

    private double alone;
    private double windowBefore;
    private int measured;
    private boolean wasFull;
    private long measuredAt;
    private long endedAt;

    private enum Phase {
        /** Nothing is known: it doubles. */
        STARTING,
        FOLLOWING,
        MEASURING
    }

    /** Why it has shrunk. */
    enum Decrease {
        /** Elasticsearch had more to do than it could. */
        OVERLOAD,

        /** Its answers took longer. */
        LATENCY,

        /** It gave none. */
        FAILURE
    }

    /** One that is in flight. */
    record Request(int bytes, long sentAt, int era) {}

    /**
     * @param ceiling requests at most
     * @param comparable bytes from which on a request's time is its bytes', and not that of any request
     * @param now in nanoseconds, from anywhere
     */
    PaceWindow(IndexerProperties.Pace settings, int ceiling, int comparable, long now) {
        this.settings = settings;
        this.floor = settings.minInFlight();
        this.ceiling = ceiling;
        this.comparable = comparable;
        this.endedAt = now;
        start(now);
    }

    int requests() {
        return (int) window;
    }

    /** @param inFlight with this one */
    Request sent(int bytes, int inFlight, long now) {
        if (inFlight == 1 && now - endedAt >= settings.measureInterval().toNanos()) {
            start(now);
        }
        wasFull |= inFlight >= requests();
        Request request = new Request(bytes, now, era);
        if (phase != Phase.MEASURING
                && now - measuredAt >= settings.measureInterval().toNanos()) {
            measure();
        }
        return request;
    }

    Optional<Decrease> taken(Request request, long now) {
        endedAt = now;
        if (request.era() != era) {
            return Optional.empty();
        }
        if (request.bytes() >= comparable) {
            double nanosOfByte = (double) (now - request.sentAt()) / request.bytes();
            alone = Math.min(alone, nanosOfByte);
            round.add(nanosOfByte);
        }
        if (phase == Phase.MEASURING) {
            measured(now);
            return Optional.empty();
        }
        return round.size() >= Math.max(ROUND, requests()) ? judge() : Optional.empty();
    }

    Optional<Decrease> overloaded(Request request, long now) {
        return refused(request, now) ? shrink(window * AFTER_OVERLOAD, Decrease.OVERLOAD) : Optional.empty();
    }

    Optional<Decrease> failed(Request request, long now) {
        return refused(request, now) ? shrink(floor, Decrease.FAILURE) : Optional.empty();
    }

    /** There is an answer that says nothing of the load. */
    void untold(Request request, long now) {
        endedAt = now;
        if (request.era() == era && phase == Phase.MEASURING) {
            measured(now);
        }
    }

    /** Whether that counts; what was being measured is left as it is. */
    private boolean refused(Request request, long now) {
        endedAt = now;
        if (request.era() == era && phase == Phase.MEASURING) {
            window = windowBefore;
            measuredAt = now;
        }
        return request.era() == era;
    }

    /** What was known is of another time. */
    private void start(long now) {
        phase = Phase.STARTING;
        alone = Double.MAX_VALUE;
        measuredAt = now;
        changeTo(START);
    }

    private void measure() {
        windowBefore = window;
        phase = Phase.MEASURING;
        measured = 0;
        alone = Double.MAX_VALUE;
        changeTo(floor);
    }

    private void measured(long now) {
        measured++;
        if (measured >= ROUND) {
            phase = Phase.FOLLOWING;
            measuredAt = now;
            changeTo(windowBefore);
        }
    }

    private Optional<Decrease> judge() {
        Collections.sort(round);
        double median = round.get(round.size() / 2);
        if (median > alone * settings.latencyRise()) {
            return shrink(window * AFTER_RISE, Decrease.LATENCY);
        }
        if (wasFull) {
            window = Math.min(ceiling, phase == Phase.STARTING ? window * 2 : window + 1);
        }
        wasFull = false;
        round.clear();
        return Optional.empty();
    }

    private Optional<Decrease> shrink(double smaller, Decrease reason) {
        double before = window;
        phase = Phase.FOLLOWING;
        changeTo(smaller);
        return window < before ? Optional.of(reason) : Optional.empty();
    }

    private void changeTo(double requests) {
        window = Math.clamp(requests, floor, ceiling);
        era++;
        wasFull = false;
        round.clear();
    }
}
