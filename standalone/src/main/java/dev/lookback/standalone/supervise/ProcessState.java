package dev.lookback.standalone.supervise;

/** From {@link #WAITING} for what it needs to {@link #RUNNING}; {@link #FAILED} when it never got that far. */
public enum ProcessState {
    WAITING,
    STARTING,
    RUNNING,
    RESTARTING,
    STOPPING,
    STOPPED,
    FAILED
}
