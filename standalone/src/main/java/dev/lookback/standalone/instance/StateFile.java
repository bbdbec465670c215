package dev.lookback.standalone.instance;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Holds one {@link InstanceState}; readable by its owner alone, since it has the keys of S3. */
public final class StateFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path path;

    public StateFile(DataDirectory data) {
        this.path = data.stateFile();
    }

    public synchronized void write(InstanceState state) {
        Path written = path.resolveSibling(path.getFileName() + ".new");
        try {
            PrivateFile.write(written, JSON.writeValueAsBytes(state));
            Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new InstanceFailure(path + ": cannot be written: " + e.getMessage(), e);
        }
    }

    /** Empty when there is none, or none that this version wrote. */
    public Optional<InstanceState> read() {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(path), InstanceState.class));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** The state whose supervisor still runs. */
    public Optional<InstanceState> readLive() {
        return read().filter(state -> state.supervisor().running().isPresent());
    }
}
