package dev.lookback.gateway.hub;

import dev.lookback.gateway.dedup.RecentIds;
import dev.lookback.gateway.dedup.RecentIds.Sight;
import dev.lookback.gateway.inputs.Input;
import dev.lookback.gateway.inputs.InputTable;
import dev.lookback.gateway.intake.IntakeMetrics;
import dev.lookback.gateway.intake.IntakeMetrics.DropReason;
import dev.lookback.gateway.intake.Via;
import dev.lookback.gateway.subscription.Audience;
import dev.lookback.gateway.subscription.Event;
import dev.lookback.gateway.subscription.Router;
import dev.lookback.model.event.EventHead;
import dev.lookback.model.event.EventLines;
import dev.lookback.model.live.LiveDatagram;
import dev.lookback.model.live.LiveDatagram.Kind;
import dev.lookback.model.topic.Environment;

/** Takes what came in apart into events, and each event to those who want it, once. One thread at a time. */
final class EventIntake {

    private static final long NANOS_A_MILLI = 1_000_000;

    private final byte[] head;
    private final RecentIds ids;
    private final InputTable inputs;
    private final Router router;
    private final IntakeMetrics metrics;
    private final JsonText json = new JsonText();
    private final LineNames names = new LineNames();
    private final Event event = new Event();
    private final EventLines.Visitor lines = this::line;

    private Via via = Via.UDP;
    private long receivedAt;
    private long nanos;
    private int received;
    private int delivered;

    EventIntake(Environment environment, RecentIds ids, InputTable inputs, Router router, IntakeMetrics metrics) {
        this.head = LiveDatagram.head(environment);
        this.ids = ids;
        this.inputs = inputs;
        this.router = router;
        this.metrics = metrics;
    }

    /** @param now nanoseconds of a clock that does not go back */
    void take(Via way, long receivedMillis, byte[] buffer, int offset, int length, long now) {
        via = way;
        receivedAt = receivedMillis;
        nanos = now;
        received = 0;
        delivered = 0;
        if (way == Via.UDP) {
            datagram(buffer, offset, length);
        } else {
            EventLines.forEach(buffer, offset, length, lines);
        }
        metrics.received(way, received);
        metrics.delivered(delivered);
    }

    private void datagram(byte[] buffer, int offset, int length) {
        Kind kind = LiveDatagram.read(head, buffer, offset, length, lines);
        if (kind != Kind.OURS) {
            int events = kind == Kind.FOREIGN ? IntakeMetrics.events(buffer, offset, length) : 1;
            received += events;
            metrics.dropped(kind == Kind.FOREIGN ? DropReason.FOREIGN : DropReason.JUNK, events);
        }
    }

    private void line(byte[] buffer, int offset, int length) {
        received++;
        if (!isEvent(buffer, offset, length)) {
            metrics.dropped(DropReason.JUNK, 1);
            return;
        }
        Sight sight = see(buffer, offset);
        if (sight == Sight.FIRST) {
            delivered++;
        } else {
            metrics.dropped(DropReason.DUPLICATE, 1);
        }
        if (sight != Sight.AGAIN) {
            route(buffer, offset, length, sight);
        }
    }

    private boolean isEvent(byte[] buffer, int offset, int length) {
        return EventHead.isHead(buffer, offset, length)
                && json.isObject(buffer, offset, length)
                && names.read(buffer, offset, length);
    }

    private Sight see(byte[] buffer, int offset) {
        return ids.see(
                buffer,
                offset + EventHead.ID_OFFSET,
                EventHead.idLength(buffer, offset),
                via.isOwn(),
                nanos / NANOS_A_MILLI);
    }

    private void route(byte[] buffer, int offset, int length, Sight sight) {
        Input input = inputs.find(buffer, names.serviceOffset, names.serviceLength, names.hostOffset, names.hostLength);
        input.count(via.isOwn());
        input.routes(router.routes(input.routes(), input.stream(), input.source()));
        event.moveTo(buffer, offset, length, receivedAt, audience(sight));
        router.route(input.routes(), event, nanos);
    }

    /** Whoever sent it before may be about to die, or have no link to a third: so it is relayed from here, too. */
    private Audience audience(Sight sight) {
        if (sight == Sight.FIRST_HERE) {
            return Audience.PEERS;
        }
        return via.isOwn() ? Audience.ALL : Audience.BROWSERS;
    }
}
