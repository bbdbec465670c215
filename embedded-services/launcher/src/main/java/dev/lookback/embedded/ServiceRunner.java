package dev.lookback.embedded;

import java.util.ServiceLoader;

/**
 * How the servers of integration tests run. The system property {@value #PROPERTY}, which is the build's
 * {@code services}, chooses: {@code jvm}, as child JVMs, which is the default, or the name of another one on the class path. Each method returns when the server takes requests at the
 * addresses of its settings, and throws {@link IllegalStateException}, with what the server said, when it does not start;
 * then nothing is left running.
 */
public interface ServiceRunner {
    /** The system property that names the runner. */
    String PROPERTY = "lookback.services";

    /** What {@value #PROPERTY} is set to for this one. */
    String name();

    RunningService kafka(KafkaSettings settings);

    RunningService elasticsearch(ElasticsearchSettings settings);

    RunningService s3(S3Settings settings);

    /** The one that is asked for. */
    static ServiceRunner chosen() {
        String wanted = System.getProperty(PROPERTY, ChildJvms.NAME);
        if (wanted.equals(ChildJvms.NAME)) {
            return new ChildJvms();
        }
        return ServiceLoader.load(ServiceRunner.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(runner -> runner.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        PROPERTY + ": " + wanted + " (expected: " + ChildJvms.NAME + " or containers)"));
    }
}
