package dev.lookback.api.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.lookback.search.SearchStorage;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What is known at one moment. A service that does not answer is down; what only it could say is left out.
 *
 * @param closedThrough the end of the last interval that every compressor has closed, with all before it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EnvironmentStatus(
        String environment,
        Instant at,
        List<Service> services,
        List<Consumer> consumers,
        @Nullable Instant closedThrough,
        @Nullable DeadLetters deadLetters,
        @Nullable Indexes indexes) {

    enum State {
        UP,
        DOWN;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something that Lookback stands on.
     *
     * @param reason why it is down
     * @param nodes that are there; none for the archive, which is one address
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Service(String name, State state, @Nullable String reason, List<Node> nodes) {

        static Service up(String name, List<Node> nodes) {
            return new Service(name, State.UP, null, nodes);
        }

        static Service down(String name, RuntimeException reason) {
            return new Service(name, State.DOWN, String.valueOf(reason.getMessage()), List.of());
        }
    }

    /** A node and its disk, where it says how large that is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Node(
            String name,
            @Nullable Long totalBytes,
            @Nullable Long availableBytes) {}

    /**
     * A role, whose processes share a topic.
     *
     * @param members none where no process of that role runs
     * @param lag records of the topic that are not settled; a compressor settles an interval when it has archived it
     */
    record Consumer(String role, String group, String topic, List<Member> members, long lag) {}

    /** @param partitions of the topic that it reads */
    record Member(String client, String host, int partitions) {}

    /** @param records that are still kept */
    record DeadLetters(String topic, long records) {}

    record Indexes(SearchStorage.Usage recent, SearchStorage.Usage history) {}
}
