package dev.lookback.process;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Who has no users configured is not to be reached from another machine. */
final class LoopbackGuard implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final List<String> ADDRESSES = List.of("server.address", "management.server.address");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment());
    }

    static void check(Environment environment) {
        ADDRESSES.forEach(property -> check(property, environment));
    }

    private static void check(String property, Environment environment) {
        String address = environment.getProperty(property);
        if (address == null || isLoopback(property, address)) {
            return;
        }
        throw new StartRefusedException(
                property + ": " + address + " (expected: a loopback address, since no users are configured)");
    }

    private static boolean isLoopback(String property, String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new StartRefusedException(property + ": " + address + " (expected: an address of this machine)", e);
        }
    }
}
