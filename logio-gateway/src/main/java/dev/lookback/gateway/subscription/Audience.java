package dev.lookback.gateway.subscription;

/** Whom an event goes to. */
public enum Audience {
    /** Browsers here and other gateways: it came in here before anybody else sent it. */
    ALL,
    /** Browsers here: another gateway sent it, and sends it to all others itself. */
    BROWSERS,
    /** Other gateways: it came in here now, and browsers here have had it from one of them. */
    PEERS
}
