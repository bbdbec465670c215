package dev.lookback.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import java.util.List;

class RoleTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Archiving.class, Loading.class);

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnRole({Role.COMPRESSOR, Role.INDEXER})
    static class Archiving {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnRole(Role.INDEXER)
    static class Loading {}

    @Test
    void namesAreThoseOfTheSetting() {
        assertThat(Role.parse(List.of("indexer", "nacl-proxy", " es-consumer ", "compressor")))
                .containsExactly(Role.COMPRESSOR, Role.ES_CONSUMER, Role.INDEXER, Role.NACL_PROXY);
    }

    @Test
    void refusesARoleThatThereIsNotNamingIt() {
        assertThatThrownBy(() -> Role.parse(List.of("compressor", "compactor")))
                .hasMessage(
                        "lookback.workers.roles: compactor (expected: one or more of compressor, es-consumer, indexer, nacl-proxy)");
    }

    @Test
    void refusesToDoNothing() {
        assertThatThrownBy(() -> Role.parse(List.of("")))
                .hasMessage(
                        "lookback.workers.roles: missing (expected: one or more of compressor, es-consumer, indexer, nacl-proxy)");
    }

    @Test
    void aStageIsWiredWhereItsRoleIsNamed() {
        runner.withPropertyValues("lookback.workers.roles=compressor,es-consumer")
                .run(context ->
                        assertThat(context).hasSingleBean(Archiving.class).doesNotHaveBean(Loading.class));
        runner.withPropertyValues("lookback.workers.roles=es-consumer")
                .run(context -> assertThat(context).doesNotHaveBean(Archiving.class));
    }

    @Test
    void aWrongRoleEndsTheStart() {
        runner.withPropertyValues("lookback.workers.roles=compactor")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith("lookback.workers.roles: compactor"));
    }
}
