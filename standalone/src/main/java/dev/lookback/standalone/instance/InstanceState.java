package dev.lookback.standalone.instance;

import dev.lookback.standalone.supervise.ProcessState;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a supervisor tells the other commands, in {@code <data>/run/instance.json}.
 *
 * @param ports by the names of {@code lookback.ports.*}
 * @param failure why it could not start, in one line
 */
public record InstanceState(
        Phase phase,
        ProcessIdentity supervisor,
        Connections connections,
        List<Member> members,
        @Nullable String failure) {

    public InstanceState {
        members = List.copyOf(members);
    }

    /** How far the supervisor is. */
    public enum Phase {
        STARTING,
        STARTED,
        STOPPING,
        FAILED
    }

    /** Where an instance is reached, and as what. */
    public record Connections(
            String environment,
            Map<String, Integer> ports,
            @Nullable S3Access s3) {
        public Connections {
            ports = Map.copyOf(ports);
        }
    }

    /** Null keys: the embedded S3 is left out and the user has them elsewhere. */
    public record S3Access(
            @Nullable String endpoint,
            String bucket,
            @Nullable String accessKey,
            @Nullable String secretKey) {}

    /**
     * One process.
     *
     * @param identity null while there is none
     * @param message what happened to it last, in one line; empty when nothing did
     */
    public record Member(
            String name,
            ProcessState state,
            @Nullable ProcessIdentity identity,
            int port,
            int restarts,
            String message) {
        public Optional<ProcessHandle> running() {
            return Optional.ofNullable(identity).flatMap(ProcessIdentity::running);
        }
    }

    public int port(String name) {
        Integer port = connections.ports().get(name);
        if (port == null) {
            throw new IllegalArgumentException("port: " + name + " (expected: one of "
                    + connections.ports().keySet() + ")");
        }
        return port;
    }
}
