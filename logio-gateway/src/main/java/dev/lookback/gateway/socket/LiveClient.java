package dev.lookback.gateway.socket;

import dev.lookback.gateway.delivery.Client;
import dev.lookback.gateway.delivery.Notices;
import dev.lookback.gateway.subscription.FilterEnd;
import dev.lookback.gateway.subscription.FilterRefusedException;
import dev.lookback.gateway.subscription.Selection;
import dev.lookback.gateway.subscription.Subscriptions;
import dev.lookback.gateway.subscription.Wants;
import dev.lookback.model.filter.FilterSyntaxException;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** A browser that is connected: what it says, and what comes of that. */
final class LiveClient {

    /** Who goes on after so many refusals in a row is closed. */
    private static final int MAX_REFUSED = 1_000;

    private static final int POLICY = 1008;
    private static final long ERROR_GAP_NANOS = 1_000_000_000L;

    private final Client client;
    private final LiveServices services;
    private final Optional<String> user;
    private final MessageRate rate;
    private final TreeMap<String, Selection> subscriptions = new TreeMap<>();

    private boolean isEnded;
    private int refusedInRow;
    private long lastRateError;

    /** @param user whose browser it is, where users are asked for */
    LiveClient(Client client, LiveServices services, Optional<String> user) {
        this.client = client;
        this.services = services;
        this.user = user;
        long now = services.nanos().getAsLong();
        this.rate = new MessageRate(services.limits().maxMessagesPerSecond(), now);
        this.lastRateError = now - ERROR_GAP_NANOS;
    }

    Optional<String> user() {
        return user;
    }

    /** What all clients share. */
    record LiveServices(
            CommandReader reader,
            Subscriptions subscriptions,
            SocketMetrics metrics,
            SocketProperties.Clients limits,
            Clock clock,
            LongSupplier nanos) {}

    Client client() {
        return client;
    }

    /** The client has said something. */
    synchronized void said(String message) {
        if (isEnded) {
            return;
        }
        client.gaveSign();
        long now = services.nanos().getAsLong();
        if (!rate.take(now)) {
            tooFast(now);
            return;
        }
        try {
            act(services.reader().read(message));
            refusedInRow = 0;
        } catch (RefusedException e) {
            services.metrics().refused(e.refusal());
            client.say(Notices.error(e.getMessage(), e.name()));
        }
    }

    /** The first of a second is told: who asks too often is not to fill its own queue with answers. */
    private void tooFast(long now) {
        services.metrics().refused(Refusal.RATE);
        refusedInRow++;
        if (now - lastRateError >= ERROR_GAP_NANOS) {
            lastRateError = now;
            client.say(Notices.error(
                    "messages: too many (expected: at most " + services.limits().maxMessagesPerSecond()
                            + " a second); what came since was ignored",
                    null));
        }
        if (refusedInRow > MAX_REFUSED) {
            client.abort(POLICY, "too many messages");
        }
    }

    private void act(Command command) {
        switch (command) {
            case Command.Subscribe wanted -> subscribe(wanted.name(), wanted.selection());
            case Command.Unsubscribe unwanted -> unsubscribe(unwanted.name());
            case Command.Time asked -> time(asked.number());
        }
    }

    private void subscribe(String name, Selection selection) {
        int max = services.limits().maxSubscriptions();
        if (!subscriptions.containsKey(name) && subscriptions.size() == max) {
            throw new RefusedException(
                    Refusal.LIMIT, "subscribe: one more (expected: at most " + max + " at a time)", name);
        }
        TreeMap<String, Selection> wanted = new TreeMap<>(subscriptions);
        wanted.put(name, selection);
        try {
            services.subscriptions().want(client, new Wants.Named(wanted));
        } catch (FilterSyntaxException e) {
            throw new RefusedException(Refusal.FILTER, "filter: " + e.getMessage(), name);
        } catch (FilterRefusedException e) {
            throw new RefusedException(Refusal.LIMIT, e.getMessage(), name);
        }
        subscriptions.put(name, selection);
    }

    private void unsubscribe(String name) {
        if (subscriptions.remove(name) == null) {
            throw new RefusedException(Refusal.MALFORMED, "unsubscribe: " + name + " (expected: a subscription)", name);
        }
        wantTheRest();
    }

    private void wantTheRest() {
        if (subscriptions.isEmpty()) {
            services.subscriptions().leave(client);
        } else {
            services.subscriptions().want(client, new Wants.Named(subscriptions));
        }
    }

    /** Subscriptions whose filters are asked no more are ended, and their client is told so. */
    synchronized void endThoseThatEnded() {
        Map<String, FilterEnd> ended = services.subscriptions().ended(client);
        if (isEnded || ended.isEmpty()) {
            return;
        }
        Map<String, Selection> gone = new TreeMap<>(subscriptions);
        gone.values().removeIf(selection -> !ended.containsKey(selection.filter()));
        gone.forEach((name, selection) -> {
            subscriptions.remove(name);
            services.metrics().refused(Refusal.LIMIT);
            client.say(Notices.error(
                    Objects.requireNonNull(ended.get(selection.filter())).message(), name));
        });
        wantTheRest();
    }

    private void time(Number number) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("time", number);
        answer.put("now", services.clock().millis());
        client.say(Notices.json(answer));
    }

    /** It is gone. */
    synchronized void ended() {
        isEnded = true;
        services.subscriptions().leave(client);
        client.abort(POLICY, "gone");
    }
}
