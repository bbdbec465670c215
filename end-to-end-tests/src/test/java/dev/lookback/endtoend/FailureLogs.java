package dev.lookback.endtoend;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

import java.util.function.Supplier;

/** Hands the end of every process's log out with a test's failure. */
final class FailureLogs implements TestExecutionExceptionHandler {
    private final Supplier<Installation> installation;

    FailureLogs(Supplier<Installation> installation) {
        this.installation = installation;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw withLogs(failure, installation.get());
    }

    static <T extends Throwable> T withLogs(T failure, Installation installation) {
        AssertionError logs = new AssertionError(installation.status().json() + "\n" + installation.logs());
        logs.setStackTrace(new StackTraceElement[0]);
        failure.addSuppressed(logs);
        return failure;
    }
}
