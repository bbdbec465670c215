package dev.lookback.gateway.socket;

/** How often a client may say something: so many a second on average, five seconds' worth at once. One thread at a time. */
final class MessageRate {

    private static final int BURST_SECONDS = 5;
    private static final long NANOS_A_SECOND = 1_000_000_000L;

    private final long cost;
    private final long most;

    private long credit;
    private long last;

    /** @param nanos now */
    MessageRate(int perSecond, long nanos) {
        this.cost = NANOS_A_SECOND / perSecond;
        this.most = BURST_SECONDS * NANOS_A_SECOND;
        this.credit = most;
        this.last = nanos;
    }

    boolean take(long nanos) {
        credit = Math.min(most, credit + nanos - last);
        last = nanos;
        if (credit < cost) {
            return false;
        }
        credit -= cost;
        return true;
    }
}
