package dev.lookback.harvester.syslog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry of {@code golden/syslog.txt}, which says what its lines mean.
 *
 * @param isConnection whether the bytes are all that a TCP connection brings, or one datagram
 * @param events one for each message, in order
 */
public record GoldenMessage(String name, Instant receivedAt, boolean isConnection, byte[] bytes, List<String> events) {

    static final String PEER = "192.0.2.7";
    static final String ZONE = "Europe/Berlin";
    static final String NAME = "# ";
    static final String EVENT = "= ";

    private static final Instant RECEIVED_AT = Instant.parse("2026-11-23T16:08:00.123456789Z");
    private static final String DATAGRAM = "udp ";
    private static final String CONNECTION = "tcp ";
    private static final String AT = "at ";

    public static List<GoldenMessage> all() {
        try (InputStream file = GoldenMessage.class.getResourceAsStream("/golden/syslog.txt")) {
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<GoldenMessage> read(List<String> lines) {
        List<GoldenMessage> messages = new ArrayList<>();
        String name = "";
        Instant receivedAt = RECEIVED_AT;
        for (String line : lines) {
            if (line.startsWith(NAME)) {
                name = line.substring(NAME.length());
                receivedAt = RECEIVED_AT;
            } else if (line.startsWith(AT)) {
                receivedAt = Instant.parse(line.substring(AT.length()));
            } else if (isMessage(line)) {
                byte[] bytes = bytes(line.substring(DATAGRAM.length()));
                messages.add(
                        new GoldenMessage(name, receivedAt, line.startsWith(CONNECTION), bytes, new ArrayList<>()));
            } else if (line.startsWith(EVENT)) {
                messages.getLast().events().add(line.substring(EVENT.length()));
            }
        }
        return messages;
    }

    static boolean isMessage(String line) {
        return line.startsWith(DATAGRAM) || line.startsWith(CONNECTION);
    }

    private static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            char escape = text.charAt(at) == '\\' ? text.charAt(at + 1) : 0;
            switch (escape) {
                case 0 ->
                    bytes.writeBytes(text.substring(at, at = text.offsetByCodePoints(at, 1))
                            .getBytes(StandardCharsets.UTF_8));
                case 'x' -> bytes.write(Integer.parseInt(text.substring(at + 2, at += 4), 16));
                default -> {
                    bytes.write("\n\r\t\0\\".charAt("nrt0\\".indexOf(escape)));
                    at += 2;
                }
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
