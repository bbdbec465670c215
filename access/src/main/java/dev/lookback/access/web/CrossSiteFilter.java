package dev.lookback.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A browser sends a user's password along with whatever another site makes it ask for. It also says where a request comes
 * from: by {@code Sec-Fetch-Site} (Fetch Metadata, W3C), older ones by {@code Origin} (RFC 6454). What would change something and comes from
 * elsewhere is refused; who is no browser sends neither, and has nobody's password but its own.
 */
final class CrossSiteFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** The page's own requests, and what a user has typed. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final AccessProblems problems;

    CrossSiteFilter(AccessProblems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SAFE.contains(request.getMethod()) || isOwn(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    request,
                    response,
                    new Denial(
                            HttpStatus.FORBIDDEN,
                            Optional.empty(),
                            "a page of another origin (expected: the page of this process, or a client that is no browser)"));
        }
    }

    private static boolean isOwn(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN.contains(site);
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || isHost(origin, String.valueOf(request.getHeader(HttpHeaders.HOST)));
    }

    /** Without the scheme, which a proxy in front may have changed. */
    private static boolean isHost(String origin, String host) {
        try {
            return host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
