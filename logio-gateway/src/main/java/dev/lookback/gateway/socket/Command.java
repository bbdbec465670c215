package dev.lookback.gateway.socket;

import dev.lookback.gateway.subscription.Selection;

/** What a browser may say. */
sealed interface Command {

    /** @param name the browser's own for it */
    record Subscribe(String name, Selection selection) implements Command {}

    /** No more of it. */
    record Unsubscribe(String name) implements Command {}

    /** What does the gateway's clock say? The number comes back with the answer. */
    record Time(Number number) implements Command {}
}
