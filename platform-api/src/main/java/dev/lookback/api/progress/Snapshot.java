package dev.lookback.api.progress;

/**
 * What is watched, as it was looked at.
 *
 * @param id the same in every process; another one after every change
 * @param data JSON on one line
 * @param isFinal whether there is nothing to wait for any more
 */
public record Snapshot(String id, String data, boolean isFinal) {}
