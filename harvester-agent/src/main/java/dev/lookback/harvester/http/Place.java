package dev.lookback.harvester.http;

/**
 * Where something stands in a body.
 *
 * @param unit what is counted, {@code line} or {@code event}
 * @param number from 1 on
 */
record Place(String unit, int number) {

    @Override
    public String toString() {
        return unit + ' ' + number;
    }
}
