package dev.lookback.harvester.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class KernelDropsTest {

    @TempDir
    private Path directory;

    @Test
    void countsThoseOfItsPortInBothTables() throws IOException {
        Path four = Files.writeString(directory.resolve("udp"), """
                   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
                 6160: 0100007F:158A 00000000:0000 07 00000000:00001E00 00:00000000 00000000     0        0 1809123 2 00000000458cc28a 1994
                11201: 00000000:9C2E 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 1809124 2 000000008ddb7fdc 5
                """);
        Path six = Files.writeString(directory.resolve("udp6"), """
                  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
                 2799: 0000000000000000FFFF00000100007F:158A 00000000000000000000000000000000:0000 07 00000000:00001E00 00:00000000 00000000     0        0 1809126 2 00000000fcf3713b 6
                """);

        assertThat(new KernelDrops(List.of(four, six), 5514).count()).isEqualTo(2_000);
        assertThat(new KernelDrops(List.of(four, six), 1).count()).isZero();
    }

    @Test
    void countsNoneWhereTheSystemHasNoSuchTable() {
        assertThat(new KernelDrops(List.of(directory.resolve("udp")), 5514).count())
                .isZero();
    }
}
