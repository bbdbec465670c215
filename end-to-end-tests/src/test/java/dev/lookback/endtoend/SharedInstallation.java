package dev.lookback.endtoend;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gives tests an installation that all of them share, with a proxy before its S3 and the port of a second gateway: each
 * makes its own events, by a service of its own. Times are short, so that blocks close within seconds.
 */
final class SharedInstallation implements ParameterResolver, TestExecutionExceptionHandler {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SharedInstallation.class);

    private static final Set<Class<?>> GIVEN = Set.of(Installation.class, FaultingProxy.class, SecondGateway.class);

    /** Closed when the last test of the run has ended. */
    private record Running(Installation installation, FaultingProxy proxy, SecondGateway gateway)
            implements AutoCloseable {
        static Running start() {
            Installation installation = Installation.create();
            try {
                FaultingProxy proxy = FaultingProxy.before(installation.port("s3"));
                SecondGateway gateway = SecondGateway.beside(installation);
                HarvesterFaults.prepare(installation);
                installation
                        .set("lookback.harvester.buffer", "1s")
                        .set("lookback.harvester.graphite.tcp.enabled", "true")
                        .set("lookback.compressor.grace", "5s")
                        .set("lookback.compressor.late-window", "10s")
                        .set("lookback.sweep-interval", "2s")
                        .set("lookback.scheduler.save-interval", "500ms")
                        // What a test sends late is not to be loaded into another's index while parts are counted.
                        .set("lookback.scheduler.late-interval", "1h")
                        // A consumer that was killed is missed after ten seconds instead of 45.
                        .set("spring.kafka.consumer.properties.session.timeout.ms", "10000")
                        .set("lookback.embedded.s3", "true")
                        .set("spring.cloud.aws.s3.endpoint", "http://127.0.0.1:" + proxy.port());
                installation.up().orFail();
                return new Running(installation, proxy, gateway);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (AssertionError e) {
                FailureLogs.withLogs(e, installation);
                installation.close();
                throw e;
            }
        }

        @Override
        public void close() {
            try {
                installation.close();
            } finally {
                proxy.close();
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return GIVEN.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Running running = running(context);
        return Stream.of(running.installation, running.proxy, running.gateway)
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw FailureLogs.withLogs(failure, running(context).installation);
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }
}
