package dev.lookback.harvester.syslog;

/** Whether senders show certificates over TLS; one that is shown must be trusted. */
enum ClientAuthentication {
    /** They are not asked. */
    NONE,
    /** They are asked, and may have none. */
    WANT,
    /** Who has none is refused. */
    NEED
}
