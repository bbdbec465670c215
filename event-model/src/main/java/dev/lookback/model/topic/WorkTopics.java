package dev.lookback.model.topic;

/** The platform's own work queue (CONTRACT section 2), and who reads it. */
public final class WorkTopics {

    /** Key {@code <index>/<interval>}, so that all indexers share an index's tasks. */
    public static final String HISTORY_TASKS = "lookback-history-tasks";

    /** Key {@code <index>}: the API process that owns the partition schedules the index. */
    public static final String HISTORY_PROGRESS = "lookback-history-progress";

    /** The consumer group of those who load. */
    public static final String INDEXERS = "lookback-indexers";

    /** The consumer group of those who schedule. */
    public static final String SCHEDULERS = "lookback-schedulers";

    private WorkTopics() {}
}
