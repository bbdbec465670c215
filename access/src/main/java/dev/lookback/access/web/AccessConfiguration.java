package dev.lookback.access.web;

import dev.lookback.access.Users;
import dev.lookback.access.UsersFile;
import dev.lookback.access.UsersFileException;
import dev.lookback.process.StartRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** For every process that has callers; it has a bean {@link CallTable}. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(AccessProperties.class)
@Import(BodyGate.class)
public class AccessConfiguration {

    private static final String USERS = "lookback.access.users-file";

    @Bean
    @ConditionalOnProperty(USERS)
    Users users(AccessProperties properties) {
        Path file = Objects.requireNonNull(properties.usersFile());
        try {
            return new Users(new UsersFile(file));
        } catch (UsersFileException e) {
            throw new StartRefusedException(USERS + ": " + e.getMessage(), e);
        }
    }

    @Bean
    @ConditionalOnProperty(USERS)
    UsersWatch usersWatch(Users users, List<UsersListener> listeners) {
        return new UsersWatch(users, listeners);
    }

    @Bean
    AccessProblems accessProblems(@Nullable Users users, ObjectProvider<JwtDecoder> tokens) {
        List<String> challenges = new ArrayList<>();
        if (users != null) {
            challenges.add("Basic realm=\"Lookback\", charset=\"UTF-8\"");
        }
        tokens.ifAvailable(_ -> challenges.add("Bearer realm=\"Lookback\""));
        return new AccessProblems(challenges);
    }

    @Bean
    SecurityFilterChain callers(
            HttpSecurity http,
            CallTable table,
            AccessProblems problems,
            AccessProperties properties,
            @Nullable Users users,
            ObjectProvider<JwtDecoder> tokens) {
        Door door = new Door(table, problems);
        door.open(http);
        if (users != null) {
            door.byPassword(http, new UsersProvider(users));
        }
        tokens.ifAvailable(decoder -> door.byToken(http, decoder, new TokenCallers(properties.oidc())));
        if (users == null && tokens.getIfAvailable() == null) {
            door.forAnybody(http);
        }
        return http.build();
    }

    @Bean
    WebMvcConfigurer callerArgument() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument(CurrentCaller::get));
            }
        };
    }
}
