package dev.lookback.gateway.subscription;

import java.util.List;

/** Where the events of one stream from one source go, until subscriptions change. */
public final class Routes {

    /** Of a stream that nobody has asked for yet. */
    public static final Routes UNKNOWN = new Routes(-1, List.of());

    final int version;
    final List<Route> list;

    Routes(int version, List<Route> list) {
        this.version = version;
        this.list = list;
    }

    /**
     * To the clients of one shape.
     *
     * @param always the bits of the names that want every such event
     * @param filters of the others
     * @param bits of the names behind each filter
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Route(Shape shape, long always, FilterSlot[] filters, long[] bits) {

        long match(Event event) {
            long matched = always;
            for (int i = 0; i < filters.length; i++) {
                if ((matched & bits[i]) != bits[i] && filters[i].matches(event)) {
                    matched |= bits[i];
                }
            }
            return matched;
        }
    }
}
