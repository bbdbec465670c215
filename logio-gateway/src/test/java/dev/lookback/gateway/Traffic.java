package dev.lookback.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** 400 numbered events a second, each to the gateways of its way, as harvesters send them: whether those are there or not. */
final class Traffic implements AutoCloseable {

    static final String STREAM = "traffic";

    /** Two gateways an event, as harvesters choose them, and one alone. */
    static final List<Way> WAYS =
            List.of(new Way(List.of(1, 2)), new Way(List.of(1, 3)), new Way(List.of(2, 3)), new Way(List.of(1)));

    private static final int PERIOD_MILLIS = 10;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final List<GatewayProcess> gateways;

    /** Both belong to the thread. */
    private final List<Sent> sent = new ArrayList<>();

    private String phase;

    /** The gateways that an event is sent to, counted from 1. */
    record Way(List<Integer> gateways) {

        @Override
        public String toString() {
            return gateways.size() == 1
                    ? gateways.getFirst() + " alone"
                    : gateways.getFirst() + " and " + gateways.getLast();
        }
    }

    /** @param phase of the test, when it was sent */
    record Sent(String message, String phase, Way way) {}

    Traffic(List<GatewayProcess> gateways, String phase) {
        this.gateways = gateways;
        this.phase = phase;
        thread.scheduleAtFixedRate(this::send, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void send() {
        try {
            for (Way way : WAYS) {
                String message = "number " + sent.size();
                sent.add(new Sent(message, phase, way));
                String line = TestEvents.line(STREAM, "web-1", message);
                for (int number : way.gateways()) {
                    gateways.get(number - 1).send(line);
                }
            }
        } catch (IOException e) {
            // Ends it; whoever asks for what was sent finds too little.
            throw new IllegalStateException("not sent", e);
        }
    }

    /** What is sent from now on belongs to another one. */
    void phase(String next) {
        take(() -> phase = next);
    }

    List<Sent> sent() {
        return take(() -> List.copyOf(sent));
    }

    private <T> T take(Callable<T> step) {
        try {
            return thread.submit(step).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
