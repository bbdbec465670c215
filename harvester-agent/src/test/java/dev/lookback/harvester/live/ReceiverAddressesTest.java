package dev.lookback.harvester.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.process.HostPort;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class ReceiverAddressesTest {

    private final Map<String, List<InetAddress>> names = new HashMap<>();
    private final ReceiverAddresses addresses =
            new ReceiverAddresses(List.of(new HostPort("gateways", 6690), new HostPort("other", 7000)), this::resolve);

    @Test
    void takesEveryAddressThatANameStandsFor() {
        names.put("gateways", addresses(1, 2));
        names.put("other", addresses(1));

        addresses.refresh();

        assertThat(addresses.current()).containsExactly(at(1, 6690), at(2, 6690), at(1, 7000));
    }

    @Test
    void seesNewAddressesOfANameAndForgetsOldOnes() {
        names.put("gateways", addresses(1, 2));
        addresses.refresh();

        names.put("gateways", addresses(2, 3));
        addresses.refresh();

        assertThat(addresses.current()).containsExactly(at(2, 6690), at(3, 6690));
    }

    @Test
    void doesWithoutANameThatNobodyKnowsUntilSomebodyDoes() {
        names.put("other", addresses(9));
        addresses.refresh();
        assertThat(addresses.current()).containsExactly(at(9, 7000));

        names.put("gateways", addresses(1));
        addresses.refresh();

        assertThat(addresses.current()).containsExactly(at(1, 6690), at(9, 7000));
    }

    @Test
    void keepsTheAddressesOfANameThatIsNotFoundAnyMore() {
        names.put("gateways", addresses(1));
        addresses.refresh();

        names.clear();
        addresses.refresh();

        assertThat(addresses.current()).containsExactly(at(1, 6690));
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        if (!names.containsKey(host)) {
            throw new UnknownHostException(host);
        }
        return names.get(host);
    }

    private static List<InetAddress> addresses(int... last) {
        return Arrays.stream(last).mapToObj(ReceiverAddressesTest::address).toList();
    }

    private static InetSocketAddress at(int last, int port) {
        return new InetSocketAddress(address(last), port);
    }

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
