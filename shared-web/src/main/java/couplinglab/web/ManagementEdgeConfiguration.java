package couplinglab.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;

/** The edge of the management port, where that is a port of its own. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@Import(WebEdge.class)
class ManagementEdgeConfiguration {

    /** Where Boot renders errors there is nothing for those who come by themselves; it would say 200 and "None". */
    @Bean
    FilterRegistrationBean<Filter> nothingWhereErrorsAreRendered(ProblemWriter problems) {
        var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> problems.write(
                (HttpServletResponse) response,
                Problem.of(HttpStatus.NOT_FOUND, HttpStatus.NOT_FOUND.getReasonPhrase())));
        filter.addUrlPatterns("/error");
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        return filter;
    }
}
