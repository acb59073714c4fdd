package couplinglab.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** What the main port and the management port have in common. */
@Configuration(proxyBeanMethods = false)
@Import(ProblemHandler.class)
class WebEdge {

    @Bean
    FilterRegistrationBean<OriginGuard> originGuard(ProblemWriter problems) {
        return first(new FilterRegistrationBean<>(new OriginGuard(problems)), 0);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(ProblemWriter problems) {
        return first(new FilterRegistrationBean<>(new BodyLimit(problems)), 1);
    }

    private static <R extends FilterRegistrationBean<?>> R first(R registration, int order) {
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10 + order);
        registration.setAsyncSupported(true);
        return registration;
    }
}
