package dev.lookback.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;

/** From the jars that the build has fetched. */
final class ChildJvms implements ServiceRunner {
    static final String NAME = "jvm";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public RunningService kafka(KafkaSettings settings) {
        return RunningNode.start(
                settings.command(EmbeddedHome.located()), settings.directory().resolve("log"));
    }

    @Override
    public RunningService elasticsearch(ElasticsearchSettings settings) {
        try {
            settings.writeRealm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RunningNode.start(
                settings.command(EmbeddedHome.located()), settings.directory().resolve("data"));
    }

    @Override
    public RunningService s3(S3Settings settings) {
        return RunningNode.start(
                settings.command(EmbeddedHome.located()), settings.directory().resolve("objects"));
    }
}
