package dev.lookback.gateway;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

import java.util.List;
import java.util.Map;

/** Binds and validates settings as Spring Boot does at the start. */
public final class Settings {

    private Settings() {}

    public static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
        LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
        validator.afterPropertiesSet();
        Binder binder = new Binder(
                List.of(new MapConfigurationPropertySource(settings)),
                null,
                ApplicationConversionService.getSharedInstance());
        return binder.bindOrCreate(prefix, Bindable.of(type), new ValidationBindHandler(validator));
    }
}
