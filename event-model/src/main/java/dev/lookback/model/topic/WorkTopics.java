package dev.lookback.model.topic;

/** The platform's own work queue (CONTRACT section 2). */
public final class WorkTopics {

    /** Key {@code <index>/<interval>}, so that all indexers share an index's tasks. */
    public static final String HISTORY_TASKS = "lookback-history-tasks";

    /** Key {@code <index>}: the API process that owns the partition schedules the index. */
    public static final String HISTORY_PROGRESS = "lookback-history-progress";

    private WorkTopics() {}
}
