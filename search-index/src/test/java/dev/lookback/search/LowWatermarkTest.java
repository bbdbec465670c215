package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class LowWatermarkTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long TERABYTE = 1L << 40;

    @ParameterizedTest
    @CsvSource({
        "85%, 1000, 150",
        "87.5%, 1000, 125",
        "0.9, 1000, 100",
        "0b, 1000, 0",
        "100b, 1000, 100",
        "2kb, 1000, 2048",
        "1.5GB, 1000, 1610612736",
        "10 gb, 1000, 10737418240",
        "off, 1000, 0",
    })
    void percentAndRatioAreOfTheDiskAndBytesAreAsTheyAre(String text, long total, long free) {
        assertThat(new LowWatermark(text, -1).keepsFree(total)).isEqualTo(free);
    }

    @Test
    void aPercentageKeepsNoMoreFreeThanTheHeadroom() {
        LowWatermark watermark = read("""
                {"defaults":%s}""", """
                {"threshold_enabled":"true","watermark":{"low":"85%","low.max_headroom":"200GB"}}""");

        assertThat(watermark.keepsFree(TERABYTE)).isEqualTo(TERABYTE - TERABYTE * 85 / 100 - 1);
        assertThat(watermark.keepsFree(100 * TERABYTE)).isEqualTo(200L << 30);
    }

    @Test
    void transientCountsBeforePersistentAndThatBeforeTheDefaults() {
        String disk = "{\"watermark\":{\"low\":\"%s\"}}";

        assertThat(read(
                                "{\"transient\":%s,\"persistent\":%s,\"defaults\":%s}",
                                disk.formatted("1gb"), disk.formatted("2gb"), disk.formatted("85%"))
                        .text())
                .isEqualTo("1gb");
        assertThat(read("{\"persistent\":%s,\"defaults\":%s}", disk.formatted("2gb"), disk.formatted("85%"))
                        .text())
                .isEqualTo("2gb");
    }

    @Test
    void whereElasticsearchLooksAtNoDiskNothingIsKeptFree() {
        LowWatermark watermark = read("{\"persistent\":%s,\"defaults\":%s}", """
                {"threshold_enabled":"false"}""", """
                {"watermark":{"low":"85%"}}""");

        assertThat(watermark.text()).isEqualTo("off");
        assertThat(watermark.keepsFree(1_000)).isZero();
    }

    private static LowWatermark read(String scopes, String... disks) {
        Object[] nested = java.util.Arrays.stream(disks)
                .map(disk -> "{\"cluster\":{\"routing\":{\"allocation\":{\"disk\":" + disk + "}}}}")
                .toArray();
        return LowWatermark.read(JSON.readTree(scopes.formatted(nested)));
    }
}
