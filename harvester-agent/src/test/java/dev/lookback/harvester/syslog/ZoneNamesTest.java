package dev.lookback.harvester.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;

class ZoneNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Z, Z",
        "UTC, Z",
        "CEST, +02:00",
        "PST, -08:00",
        "NZDT, +13:00",
        "+01:00, +01:00",
        "-0730, -07:30",
        "+14, +14:00",
        "GMT-6, -06:00",
        "UTC+08:00, +08:00",
        "TZ-6, -06:00",
    })
    void knowsAZone(String name, ZoneOffset expected) {
        assertThat(offset(ZoneId.of("UTC"), name)).isEqualTo(expected.getTotalSeconds());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "web-1", "utc", "IST", "ABCDEF", "+", "+1", "-", "+1:00", "+24:00", "+01:60", "+01:0", "EST-5",
                "UTC+", "Z1"
            })
    void doesNotKnowWhatIsNone(String name) {
        assertThat(offset(ZoneId.of("UTC"), name)).isEqualTo(ZoneNames.NONE);
    }

    @Test
    void takesAnAbbreviationOfSeveralZonesForTheOneThatIsSet() {
        assertThat(offset(ZoneId.of("America/Chicago"), "CST")).isEqualTo(-6 * 3_600);
        assertThat(offset(ZoneId.of("Asia/Shanghai"), "CST")).isEqualTo(8 * 3_600);
        assertThat(offset(ZoneId.of("Asia/Kolkata"), "IST")).isEqualTo(5 * 3_600 + 1_800);
    }

    private static int offset(ZoneId own, String name) {
        byte[] bytes = ("<" + name + ">").getBytes(StandardCharsets.US_ASCII);
        return new ZoneNames(own).offset(bytes, 1, bytes.length - 1);
    }
}
