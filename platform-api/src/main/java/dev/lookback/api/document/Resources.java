package dev.lookback.api.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Texts that lie beside a class. */
final class Resources {

    private Resources() {}

    static Optional<String> find(Class<?> neighbour, String name) {
        try (InputStream found = neighbour.getResourceAsStream(name)) {
            return found == null
                    ? Optional.empty()
                    : Optional.of(new String(found.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
