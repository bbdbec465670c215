package dev.lookback.api.document;

import dev.lookback.access.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
public class DocumentConfiguration {

    private static final String BASIC = "basic";
    private static final String BEARER = "bearer";

    static {
        // Who asks is no parameter that a client gives.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Lookback")
                        .version("0.1")
                        .description("History indexes on demand over archived logs. Errors are RFC 9457 problems that"
                                + " name the field. Where neither a users file nor an issuer of tokens is configured"
                                + " nobody is asked who it is."))
                .components(new Components()
                        .addSecuritySchemes(
                                BASIC, scheme("basic").description("A name and its password, of the users file"))
                        .addSecuritySchemes(
                                BEARER,
                                scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("A token of the configured OIDC issuer")))
                .addSecurityItem(new SecurityRequirement().addList(BASIC))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    private static SecurityScheme scheme(String name) {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(name);
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    CallExamples callExamples(JsonMapper json) {
        return new CallExamples(json);
    }

    @Bean
    SharedParameters sharedParameters(JsonMapper json) {
        return new SharedParameters(json);
    }

    @Bean
    SharedProblems sharedProblems(JsonMapper json) {
        return new SharedProblems(json);
    }
}
