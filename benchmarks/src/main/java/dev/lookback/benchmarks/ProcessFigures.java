package dev.lookback.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What Linux says of a process. */
record ProcessFigures(Process process) {

    private static final String MOST_RESIDENT = "VmHWM:";
    private static final String RESIDENT = "VmRSS:";
    private static final double KIB_A_MB = 1e6 / 1024;

    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** In megabytes, since its start. */
    double mostResident() throws IOException {
        return megabytes(MOST_RESIDENT);
    }

    /** In megabytes, now. */
    double resident() throws IOException {
        return megabytes(RESIDENT);
    }

    private double megabytes(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_A_MB)
                .sum();
    }
}
