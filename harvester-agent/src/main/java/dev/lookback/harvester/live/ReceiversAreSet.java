package dev.lookback.harvester.live;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

import java.util.List;

/**
 * Live sending is on. Datagrams are in clear text: whoever lets batches go through a NaCl proxy has to ask for them. A list
 * may be set in one text or item by item: only the binder knows all the ways.
 */
final class ReceiversAreSet implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isSet(context.getEnvironment(), "lookback.harvester.live.receivers")
                && !isHeldBack(context.getEnvironment());
    }

    private static boolean isHeldBack(Environment environment) {
        return isSet(environment, "lookback.harvester.nacl.proxies")
                && !environment.getProperty("lookback.harvester.live.plaintext", boolean.class, false);
    }

    private static boolean isSet(Environment environment, String list) {
        return !Binder.get(environment)
                .bind(list, Bindable.listOf(String.class))
                .orElse(List.of())
                .isEmpty();
    }

    /** There are receivers, and events are not sent to them. */
    static final class HeldBack implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return isSet(context.getEnvironment(), "lookback.harvester.live.receivers")
                    && isHeldBack(context.getEnvironment());
        }
    }
}
