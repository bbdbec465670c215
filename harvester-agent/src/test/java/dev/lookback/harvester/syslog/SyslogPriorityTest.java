package dev.lookback.harvester.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyslogPriorityTest {

    @ParameterizedTest
    @CsvSource({
        "0, kern, emergency, emerg",
        "9, user, alert, alert",
        "34, auth, critical, crit",
        "83, authpriv, error, error",
        "76, cron, warning, warn",
        "165, local4, notice, notice",
        "30, daemon, informational, info",
        "191, local7, debug, debug",
    })
    void namesFacilityAndSeverity(int priority, String facility, String severity, String level) {
        assertThat(SyslogPriority.facility(priority)).isEqualTo(facility);
        assertThat(SyslogPriority.severity(priority)).isEqualTo(severity);
        assertThat(SyslogPriority.level(priority)).isEqualTo(level);
    }
}
