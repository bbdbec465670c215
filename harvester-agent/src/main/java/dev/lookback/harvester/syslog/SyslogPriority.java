package dev.lookback.harvester.syslog;

import java.util.List;

/** PRI: what the numbers of RFC 5424 section 6.2.1 are called. */
final class SyslogPriority {

    private static final List<String> FACILITIES = List.of(
            "kern",
            "user",
            "mail",
            "daemon",
            "auth",
            "syslog",
            "lpr",
            "news",
            "uucp",
            "cron",
            "authpriv",
            "ftp",
            "ntp",
            "audit",
            "alert",
            "clock",
            "local0",
            "local1",
            "local2",
            "local3",
            "local4",
            "local5",
            "local6",
            "local7");

    private static final List<String> SEVERITIES =
            List.of("emergency", "alert", "critical", "error", "warning", "notice", "informational", "debug");

    private static final List<String> LEVELS =
            List.of("emerg", "alert", "crit", "error", "warn", "notice", "info", "debug");

    private SyslogPriority() {}

    static String facility(int priority) {
        return FACILITIES.get(priority >> 3);
    }

    static String severity(int priority) {
        return SEVERITIES.get(priority & 7);
    }

    /** The severity as {@code log.level} has it. */
    static String level(int priority) {
        return LEVELS.get(priority & 7);
    }
}
