package dev.lookback.endtoend;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Reads the Prometheus pages of all processes again and again, and keeps which figures there are and which have changed. */
final class Scrapes implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(300);

    private final List<Http> processes;
    private final Http restarted;
    private final Map<String, String> first = new HashMap<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> changed = new TreeSet<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> reading;

    private Scrapes(List<Http> processes, Http restarted) {
        this.processes = processes;
        this.restarted = restarted;
        this.reading = thread.scheduleWithFixedDelay(this::read, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @param restarted a process besides, that may be away for a while */
    static Scrapes of(Installation installation, Http restarted) {
        List<Http> processes = Stream.of("api", "workers", "harvester", "live")
                .map(installation::port)
                .map(Http::on)
                .toList();
        return new Scrapes(processes, restarted);
    }

    private void read() {
        processes.forEach(this::read);
        readIfItIsThere(restarted);
    }

    private void readIfItIsThere(Http process) {
        try {
            read(process);
        } catch (AssertionError e) {
            // It is the next time.
        }
    }

    private void read(Http process) {
        String page = process.get("/actuator/prometheus").orFail().body();
        page.lines().filter(line -> !line.startsWith("#")).forEach(line -> sample(process, line));
    }

    private synchronized void sample(Http process, String line) {
        int value = line.lastIndexOf(' ');
        String series = line.substring(0, value);
        String name = series.replaceFirst("\\{.*", "");
        names.add(name);
        String before = first.putIfAbsent(process.base() + series, line.substring(value));
        if (before != null && !before.equals(line.substring(value))) {
            changed.add(name);
        }
    }

    /** That some series has. */
    synchronized Set<String> names() {
        return new TreeSet<>(names);
    }

    /** Those of the names of which no series has had two values yet; fails when pages cannot be read any more. */
    synchronized Set<String> unchanged(Collection<String> wanted) {
        if (reading.isDone()) {
            throw new AssertionError(reading.exceptionNow());
        }
        Set<String> unchanged = new TreeSet<>(wanted);
        unchanged.removeAll(changed);
        return unchanged;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
