package dev.lookback.harvester.nacl;

import dev.lookback.process.HostPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/** Whether a proxy is connected and takes batches, for logs and health: each problem is said when it is new. */
final class LinkState {

    private static final Logger log = LoggerFactory.getLogger(LinkState.class);

    private Optional<HostPort> proxy = Optional.empty();
    private String problem = "";

    synchronized void connected(HostPort connected) {
        proxy = Optional.of(connected);
        log.info("connected to nacl proxy {}:{}", connected.host(), connected.port());
    }

    synchronized void disconnected() {
        proxy = Optional.empty();
    }

    /** What was wrong is over. */
    synchronized void acknowledged() {
        problem = "";
    }

    synchronized void failed(HostPort failing, String why) {
        String text = failing.host() + ":" + failing.port() + ": " + why;
        if (!text.equals(problem)) {
            log.warn("batches are held back, nacl proxy {}", text);
        }
        problem = text;
    }

    synchronized Optional<HostPort> proxy() {
        return proxy;
    }

    /** The last one; empty when batches were acknowledged since. */
    synchronized String problem() {
        return problem;
    }
}
