package dev.lookback.harvester.kafka;

/** Whether the target may be sent to. */
@FunctionalInterface
interface Readiness {

    /** Returns when it may; one thread asks. */
    void awaitReady() throws InterruptedException;
}
