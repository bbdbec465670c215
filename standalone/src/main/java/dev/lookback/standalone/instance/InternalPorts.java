package dev.lookback.standalone.instance;

import dev.lookback.standalone.settings.PortProbe;
import dev.lookback.standalone.settings.Transport;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Ports that only one process of an instance uses for itself: free ones, kept as long as they are free. They lie below
 * the range from which systems take the ports of outgoing connections, so that none is lost to such a one in between.
 */
public final class InternalPorts {
    private static final int LOWEST = 20_000;
    private static final int BOUND = 32_000;

    private final Path path;
    private final PortProbe probe;
    private final Set<Integer> assigned;
    private final RandomGenerator random;

    /**
     * @param assigned numbers that are not to be taken; those given are added
     */
    public InternalPorts(DataDirectory data, PortProbe probe, Set<Integer> assigned, RandomGenerator random) {
        this.path = data.internalPorts();
        this.probe = probe;
        this.assigned = assigned;
        this.random = random;
    }

    public int number(String name) {
        try {
            Properties kept = read();
            int number = Integer.parseInt(kept.getProperty(name, "0"));
            while (number == 0 || assigned.contains(number) || !probe.isFree(number, Transport.TCP)) {
                number = random.nextInt(LOWEST, BOUND);
            }
            assigned.add(number);
            kept.setProperty(name, Integer.toString(number));
            write(kept);
            return number;
        } catch (IOException | NumberFormatException e) {
            throw new InstanceFailure(path + ": " + e.getMessage(), e);
        }
    }

    private Properties read() throws IOException {
        Properties kept = new Properties();
        if (Files.exists(path)) {
            try (Reader reader = Files.newBufferedReader(path)) {
                kept.load(reader);
            }
        }
        return kept;
    }

    private void write(Properties kept) throws IOException {
        try (Writer writer = Files.newBufferedWriter(path)) {
            kept.store(writer, null);
        }
    }
}
