package dev.lookback.standalone.supervise;

/** Tells whether a process takes requests; asked again and again, so an answer comes soon and never by an exception. */
public interface Readiness {
    boolean isReady(ProcessHandle process);
}
