package couplinglab.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses with 421 a request, of whatever method, for a host that is not one of this service's names. A page whose name
 * was turned to this machine after it was loaded (DNS rebinding) counts as its own origin to the browser, which then
 * lets it read and change everything here; but it can't make the browser send another name than its own.
 */
final class HostGuard extends OncePerRequestFilter {
    private final AllowedHosts allowed;
    private final ProblemWriter problems;

    HostGuard(AllowedHosts allowed, ProblemWriter problems) {
        this.allowed = allowed;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // The header itself, and not what a proxy, or a page that plays one, says that it was.
        if (allowed.include(request.getHeader(HttpHeaders.HOST))) {
            chain.doFilter(request, response);
            return;
        }
        problems.write(
                response,
                Problem.of(
                        HttpStatus.MISDIRECTED_REQUEST,
                        "unknown-host",
                        "This service does not go by the name in the Host header. Call it localhost, or allow the name with web.allowed-hosts."));
    }
}
