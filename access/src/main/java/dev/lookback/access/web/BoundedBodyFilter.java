package dev.lookback.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.Optional;

/** Reads a request's body whole before anything acts on it, if it is not longer than any real one. */
final class BoundedBodyFilter extends OncePerRequestFilter {

    private static final int MAX_BYTES = 64 * 1024;

    private final AccessProblems problems;

    BoundedBodyFilter(AccessProblems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!hasBody(request)) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getContentLengthLong() > MAX_BYTES
                ? new byte[MAX_BYTES + 1]
                : request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            // What is left of it is not read.
            response.setHeader("Connection", "close");
            problems.write(
                    request,
                    response,
                    new Denial(
                            HttpStatus.CONTENT_TOO_LARGE,
                            Optional.empty(),
                            "body: more than " + MAX_BYTES + " bytes (expected: at most so many)"));
        } else {
            chain.doFilter(new ReadRequest(request, body), response);
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }
}
