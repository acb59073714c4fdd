package couplinglab.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses with 403 a request that changes state and comes from a web page of another origin, so that no page that
 * somebody happens to have open can place orders or kill processes on this machine. A browser always names the origin
 * of such a request; clients that are no browsers (curl) send none and pass.
 */
final class OriginGuard extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(OriginGuard.class);
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final ProblemWriter problems;

    OriginGuard(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Nor may they show it in a frame, where a click on theirs would be a click on ours.
        response.setHeader("Content-Security-Policy", "frame-ancestors 'none'");
        if (READS.contains(request.getMethod()) || isOwn(request)) {
            chain.doFilter(request, response);
            return;
        }
        problems.write(
                response,
                Problem.of(
                        HttpStatus.FORBIDDEN,
                        "foreign-origin",
                        "Pages of other origins may not change anything here. Send the request from this service's own pages or without a browser."));
    }

    private static boolean isOwn(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_SITE.contains(site)) {
            return false;
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || sameAuthority(origin, request.getHeader(HttpHeaders.HOST));
    }

    private static boolean sameAuthority(String origin, @Nullable String host) {
        try {
            var authority = new URI(origin).getRawAuthority();
            return authority != null
                    && host != null
                    && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException notAnOrigin) {
            LOG.debug("An Origin header that is no URI is foreign", notAnOrigin);
            return false;
        }
    }
}
