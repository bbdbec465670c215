package dev.lookback.harvester.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Datagrams that Linux dropped because a socket's buffer was full: nobody else knows of them. They are the last column of
 * {@code /proc/net/udp} and {@code udp6} (proc(5)), where a socket is a line with its port in hexadecimal.
 */
final class KernelDrops {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int LOCAL_ADDRESS = 1;
    private static final int RADIX = 16;

    private final List<Path> tables;
    private final int port;

    /** @param port of the socket; no other process may have one of the same number */
    KernelDrops(int port) {
        this(List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6")), port);
    }

    KernelDrops(List<Path> tables, int port) {
        this.tables = tables;
        this.port = port;
    }

    /** Returns how many since the socket was opened; 0 where the system does not say it. */
    long count() {
        return tables.stream().mapToLong(this::count).sum();
    }

    private long count(Path table) {
        try (Stream<String> lines = Files.lines(table)) {
            return lines.skip(1)
                    .map(line -> BLANKS.split(line.strip()))
                    .filter(columns -> port(columns[LOCAL_ADDRESS]) == port)
                    .mapToLong(columns -> Long.parseLong(columns[columns.length - 1]))
                    .sum();
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), RADIX);
    }
}
