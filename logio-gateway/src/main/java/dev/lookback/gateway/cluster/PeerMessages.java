package dev.lookback.gateway.cluster;

import dev.lookback.gateway.inputs.InputRate;
import dev.lookback.gateway.subscription.Selection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What gateways say to each other beside events: JSON, of which unknown members are ignored, so that versions may differ. */
final class PeerMessages {

    /** Longer ones are not read. */
    static final int MAX_BYTES = 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Set<Selection> ALL = Set.of(new Selection(Set.of(), Set.of(), ""));

    private PeerMessages() {}

    /**
     * From the one that wants events.
     *
     * @param wants all that its browsers want, instead of what they wanted before
     * @param beat is there still somebody?
     */
    record FromClient(
            @Nullable Set<Selection> wants, @Nullable Long beat) {}

    /**
     * From the one that has taken them in.
     *
     * @param instance who it is
     * @param beat the answer
     * @param inputs what comes in there
     * @param dropped events that it had no room for
     */
    record FromServer(
            @Nullable String instance,
            @Nullable Long beat,
            @Nullable List<InputRate> inputs,
            @Nullable Map<String, Long> dropped) {}

    /** More than can be said is asked for as everything: too much is sent then, and nothing is missing. */
    static String wants(Set<Selection> wants) {
        String json = JSON.writeValueAsString(new FromClient(wants, null));
        return json.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
                ? json
                : JSON.writeValueAsString(new FromClient(ALL, null));
    }

    static String beat(long number) {
        return JSON.writeValueAsString(Map.of("beat", number));
    }

    static byte[] instance(Instance instance) {
        return JSON.writeValueAsBytes(Map.of("instance", instance.id()));
    }

    static FromClient fromClient(String json) {
        return JSON.readValue(json, FromClient.class);
    }

    static FromServer fromServer(String json) {
        return JSON.readValue(json, FromServer.class);
    }
}
