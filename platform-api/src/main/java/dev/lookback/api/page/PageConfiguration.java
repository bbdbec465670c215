package dev.lookback.api.page;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

@Configuration(proxyBeanMethods = false)
public class PageConfiguration {

    /** A file's tag is its content's, so that a new version is seen at once and an old one is not sent again. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> pageTags() {
        ShallowEtagHeaderFilter tags = new ShallowEtagHeaderFilter();
        // What has a strong tag Tomcat does not compress.
        tags.setWriteWeakETag(true);
        FilterRegistrationBean<ShallowEtagHeaderFilter> registration = new FilterRegistrationBean<>(tags);
        registration.addUrlPatterns("/index.html", "/icon.svg", "/app/*", "/styles/*", "/webjars/*");
        return registration;
    }
}
