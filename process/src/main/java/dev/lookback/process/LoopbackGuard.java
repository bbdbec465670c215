package dev.lookback.process;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;

/** Who has no users configured is not to be reached from another machine. */
final class LoopbackGuard implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Whoever sets it says that something else decides who reaches the process: a container's network, a proxy. */
    private static final String WITHOUT_USERS = "lookback.access.without-users";

    private static final List<String> ADDRESSES = List.of("server.address", "management.server.address");

    private final Predicate<Environment> asksCallers;

    /** @param asksCallers whether callers have to say who they are, as settings say */
    LoopbackGuard(Predicate<Environment> asksCallers) {
        this.asksCallers = asksCallers;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment());
    }

    void check(Environment environment) {
        if (!asksCallers.test(environment) && !environment.getProperty(WITHOUT_USERS, Boolean.class, false)) {
            ADDRESSES.forEach(property -> check(property, environment));
        }
    }

    private static void check(String property, Environment environment) {
        String address = environment.getProperty(property);
        if (address == null || isLoopback(property, address)) {
            return;
        }
        throw new StartRefusedException(
                property + ": " + address + " (expected: a loopback address, since no users are configured; "
                        + WITHOUT_USERS + "=true lets everybody in who reaches it)");
    }

    private static boolean isLoopback(String property, String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new StartRefusedException(property + ": " + address + " (expected: an address of this machine)", e);
        }
    }
}
