package dev.lookback.workers;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads the roles before any bean is there, so that a wrong one ends the start at once. */
final class RoleCondition extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Set<Role> roles = Role.parse(Binder.get(context.getEnvironment())
                .bind(Role.PROPERTY, Bindable.listOf(String.class))
                .orElse(List.of()));
        Role[] wanted = metadata.getAnnotations().get(ConditionalOnRole.class).getEnumArray("value", Role.class);
        boolean matches = Arrays.stream(wanted).anyMatch(roles::contains);
        return new ConditionOutcome(
                matches,
                ConditionMessage.forCondition(ConditionalOnRole.class)
                        .because(Role.PROPERTY + " is " + roles + ", wanted " + Arrays.toString(wanted)));
    }
}
