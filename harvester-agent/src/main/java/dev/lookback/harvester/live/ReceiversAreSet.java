package dev.lookback.harvester.live;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

import java.util.List;

/** Live sending is on. A list may be set in one text or item by item: only the binder knows all the ways. */
final class ReceiversAreSet implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !Binder.get(context.getEnvironment())
                .bind("lookback.harvester.live.receivers", Bindable.listOf(String.class))
                .orElse(List.of())
                .isEmpty();
    }
}
