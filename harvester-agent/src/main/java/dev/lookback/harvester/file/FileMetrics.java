package dev.lookback.harvester.file;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.function.ToDoubleFunction;

/** The books of the file input, beside what every input counts. */
final class FileMetrics {

    static final String INPUT = "file";

    private FileMetrics() {}

    /** Counts texts that are not of their format, and became plain events. */
    static Counter unparsed(MeterRegistry registry) {
        return Counter.builder("lookback.harvester.file.unparsed")
                .description("texts that are not of their format and became plain events")
                .register(registry);
    }

    static void show(MeterRegistry registry, FileInput input) {
        gauge(registry, input, "files", "files that are followed", FileFollower.State::files);
        gauge(registry, input, "files.open", "files that are open", FileFollower.State::open);
        gauge(registry, input, "bytes.behind", "bytes that are not read yet", FileFollower.State::bytesBehind);
        gauge(
                registry,
                input,
                "unreadable",
                "files and directories that cannot be read",
                state -> state.unreadable().size());
    }

    private static void gauge(
            MeterRegistry registry,
            FileInput input,
            String name,
            String description,
            ToDoubleFunction<FileFollower.State> value) {
        Gauge.builder("lookback.harvester.file." + name, input, it -> value.applyAsDouble(it.state()))
                .description(description)
                .register(registry);
    }
}
