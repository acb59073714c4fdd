package couplinglab.web;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What the main port and the management port have in common. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AllowedHosts.class)
@Import(ProblemHandler.class)
class WebEdge {

    @Bean
    FilterRegistrationBean<HostGuard> hostGuard(AllowedHosts allowed, ProblemWriter problems) {
        return first(new FilterRegistrationBean<>(new HostGuard(allowed, problems)), 0);
    }

    @Bean
    FilterRegistrationBean<OriginGuard> originGuard(ProblemWriter problems) {
        return first(new FilterRegistrationBean<>(new OriginGuard(problems)), 1);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(ProblemWriter problems) {
        return first(new FilterRegistrationBean<>(new BodyLimit(problems)), 2);
    }

    /** After Boot's own, so that it is nearer to the application and first to report. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat(ProblemWriter problems) {
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve(problems)));
    }

    private static <R extends FilterRegistrationBean<?>> R first(R registration, int order) {
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10 + order);
        registration.setAsyncSupported(true);
        return registration;
    }
}
