package dev.lookback.standalone;

import dev.lookback.standalone.instance.DataOption;
import dev.lookback.standalone.instance.InstanceState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Which archived events a command is about: {@code --environment}, {@code --start}, {@code --end}, of an instance. */
final class ArchivedRange {
    @Mixin
    private final DataOption dataOption = new DataOption();

    @Option(names = "--environment", paramLabel = "NAME", description = "Default: the instance's own.")
    private @Nullable String environment;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            required = true,
            description = "The first moment: ISO-8601 or date math, like now-2d.")
    private String start = "";

    @Option(
            names = "--end",
            paramLabel = "TIME",
            defaultValue = "now",
            description = "The first moment that is not meant; default: ${DEFAULT-VALUE}.")
    private String end = "";

    /**
     * A call of platform-api.
     *
     * @param path with its parameters
     */
    record Call(int port, String path) {}

    /**
     * The call that asks the instance about the range.
     *
     * @param resource of the environment, like {@code events}
     * @param more parameters
     * @throws dev.lookback.standalone.instance.InstanceFailure when no instance runs there
     */
    Call call(String resource, Map<String, String> more) {
        InstanceState instance = LiveInstance.of(dataOption);
        String wanted =
                Objects.requireNonNullElse(environment, instance.connections().environment());
        StringBuilder path = new StringBuilder("/environments/")
                .append(encoded(wanted))
                .append('/')
                .append(resource)
                .append("?start=")
                .append(encoded(start))
                .append("&end=")
                .append(encoded(end));
        more.forEach((name, value) -> path.append('&').append(name).append('=').append(encoded(value)));
        return new Call(instance.port("api"), path.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
