package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;

/** Of a cluster whose settings a test may change, for which the role of the documentation is not enough. */
abstract class DiskWatermarkContract {

    private static final String DISK = "cluster.routing.allocation.disk.";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    abstract ElasticsearchCluster cluster();

    @AfterEach
    void asItWas() {
        set("{\"" + DISK + "*\":null}");
    }

    @Test
    void thresholdsThatAreTurnedOffKeepNothingFree() {
        set("{\"" + DISK + "threshold_enabled\":false}");

        assertThat(disks().lowWatermark()).isEqualTo("off");
        assertThat(onlyDisk().keptFreeBytes()).isZero();
    }

    @Test
    void elasticsearchsOwnWatermarkHoldsUntilAnotherIsSet() {
        set("{\"" + DISK + "threshold_enabled\":true}");

        assertThat(disks().lowWatermark()).isEqualTo("85%");
        assertThat(onlyDisk().keptFreeBytes())
                .isEqualTo(Math.min(partOf(onlyDisk().totalBytes(), 0.15), 200L << 30));
    }

    @Test
    void percentAndRatioAreOfTheWholeDisk() {
        set("{\"" + DISK + "threshold_enabled\":true,\"" + DISK + "watermark.low\":\"40%\"}");
        assertThat(onlyDisk().keptFreeBytes()).isEqualTo(partOf(onlyDisk().totalBytes(), 0.6));

        set("{\"" + DISK + "watermark.low\":\"0.3\"}");
        assertThat(onlyDisk().keptFreeBytes()).isEqualTo(partOf(onlyDisk().totalBytes(), 0.7));
    }

    @Test
    void bytesAreWhatStaysFree() {
        set(("{'threshold_enabled':true,'watermark.low':'3gb','watermark.high':'2gb','watermark.flood_stage':'1gb'}")
                .replace("{'", "{'" + DISK)
                .replace(",'", ",'" + DISK)
                .replace('\'', '"'));

        assertThat(disks().lowWatermark()).isEqualTo("3gb");
        assertThat(onlyDisk().keptFreeBytes()).isEqualTo(3L << 30);
    }

    private Disks disks() {
        return cluster().searchStorage().disks();
    }

    private Disks.Disk onlyDisk() {
        return disks().disks().getFirst();
    }

    private static long partOf(long total, double part) {
        return BigDecimal.valueOf(part).multiply(BigDecimal.valueOf(total)).longValue();
    }

    private void set(String persistent) {
        cluster()
                .calls()
                .put("/_cluster/settings", JSON.readTree("{\"persistent\":" + persistent + '}'))
                .expectSuccess();
    }
}
