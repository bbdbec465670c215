package dev.lookback.harvester.batch;

import dev.lookback.model.event.EventIds;
import dev.lookback.model.time.Interval;
import dev.lookback.process.StartRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * The agent's name and numbers between two runs. They are taken out of the file at the start and put back at the end, once
 * every batch that has a number is acknowledged. A harvester that is killed, or stopped with batches that Kafka has not
 * acknowledged, leaves no file: the next run has a new name and counts from 0, so that no number is ever used twice and
 * none is promised that did not arrive.
 */
final class AgentFile {

    private static final Logger log = LoggerFactory.getLogger(AgentFile.class);

    private static final String NAME = "agent.properties";

    private final Path file;

    /** @param directory the spool's; made if missing */
    AgentFile(Path directory) {
        this.file = directory.resolve(NAME);
    }

    AgentState take() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            AgentState state = read();
            Files.deleteIfExists(file);
            return state;
        } catch (IOException e) {
            throw new StartRefusedException(
                    "lookback.harvester.spool.directory: " + file.getParent() + " (expected: a directory to write to; "
                            + e + ")",
                    e);
        }
    }

    private AgentState read() throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            String previous = properties.getProperty("previous", "");
            return new AgentState(
                    properties.getProperty("agent"),
                    Long.parseLong(properties.getProperty("next")),
                    previous.isEmpty() ? Optional.empty() : Optional.of(Interval.parse(previous)));
        } catch (NoSuchFileException e) {
            return AgentState.first(newName());
        } catch (RuntimeException e) {
            log.warn("{} is damaged, the agent gets a new name: {}", file, e.toString());
            return AgentState.first(newName());
        }
    }

    private static String newName() {
        return new EventIds().next();
    }

    void putBack(AgentState state) {
        Properties properties = new Properties();
        properties.setProperty("agent", state.agent());
        properties.setProperty("next", Long.toString(state.next()));
        properties.setProperty("previous", state.previous().map(Interval::key).orElse(""));
        Path written = file.resolveSibling(NAME + ".new");
        try {
            try (var writer = Files.newBufferedWriter(written)) {
                properties.store(writer, null);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            log.warn("{} not written, the next run's agent has a new name: {}", file, e.toString());
        }
    }
}
