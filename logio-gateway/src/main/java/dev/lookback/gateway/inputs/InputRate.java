package dev.lookback.gateway.inputs;

/** @param rate events a second, averaged over the last few seconds, with one digit behind the point */
public record InputRate(String stream, String source, double rate) {}
