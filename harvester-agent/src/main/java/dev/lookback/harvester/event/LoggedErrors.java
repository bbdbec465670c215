package dev.lookback.harvester.event;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Hears what the harvester's own log warns of. Each input and output has a package of its own, and says there the first failure
 * of each kind: so none of them can forget to tell its last error, and none of them has to know who else wants it.
 */
public final class LoggedErrors extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final String ROOT = "dev.lookback.harvester";

    private final LastErrors errors;
    private final Logger logger;

    private LoggedErrors(LastErrors errors, Logger logger) {
        this.errors = errors;
        this.logger = logger;
    }

    /** Listens until it is closed. */
    public static LoggedErrors listen(LastErrors errors) {
        LoggedErrors listener = new LoggedErrors(errors, (Logger) LoggerFactory.getLogger(ROOT));
        listener.setContext(listener.logger.getLoggerContext());
        listener.start();
        listener.logger.addAppender(listener);
        return listener;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
            errors.say(place(event.getLoggerName()), event.getFormattedMessage());
        }
    }

    /** The package below the harvester's. */
    static String place(String logger) {
        int begin = ROOT.length() + 1;
        int end = logger.indexOf('.', begin);
        return end < 0 ? "harvester" : logger.substring(begin, end);
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        stop();
    }
}
