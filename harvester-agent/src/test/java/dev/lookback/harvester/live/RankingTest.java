package dev.lookback.harvester.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class RankingTest {

    private static final int HARVESTERS = 10_000;

    private final List<InetSocketAddress> gateways = List.of(gateway(1), gateway(2), gateway(3), gateway(4));
    private final Random seeds = new Random(42);

    @Test
    void isTheSameWhateverTheOrderOfTheList() {
        Ranking ranking = new Ranking(seeds.nextLong());

        assertThat(gateways.reversed().stream().sorted(ranking))
                .containsExactlyElementsOf(gateways.stream().sorted(ranking).toList());
    }

    @Test
    void spreadsHarvestersEvenlyOverTheirFirstAndSecondGateways() {
        Map<List<InetSocketAddress>, Integer> pairs = new HashMap<>();
        for (int i = 0; i < HARVESTERS; i++) {
            List<InetSocketAddress> pair = gateways.stream()
                    .sorted(new Ranking(seeds.nextLong()))
                    .limit(2)
                    .toList();
            pairs.merge(pair, 1, Integer::sum);
        }

        assertThat(pairs).hasSize(12);
        assertThat(pairs.values()).allSatisfy(count -> assertThat(count).isBetween(HARVESTERS / 15, HARVESTERS / 10));
    }

    @Test
    void keepsTheOrderOfTheOthersWhenOneGoes() {
        List<InetSocketAddress> left = new ArrayList<>(gateways);
        InetSocketAddress gone = left.removeFirst();
        for (int i = 0; i < 100; i++) {
            Ranking ranking = new Ranking(seeds.nextLong());

            assertThat(left.stream().sorted(ranking))
                    .containsExactlyElementsOf(gateways.stream()
                            .sorted(ranking)
                            .filter(gateway -> !gateway.equals(gone))
                            .toList());
        }
    }

    private static InetSocketAddress gateway(int number) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) number}), 6690);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
