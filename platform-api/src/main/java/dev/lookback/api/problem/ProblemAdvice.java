package dev.lookback.api.problem;

import dev.lookback.search.SearchUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Every failure as {@code application/problem+json}, with the member {@code field} where one is at fault. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<Object> handle(RequestException e, WebRequest request) {
        ProblemDetail problem = problem(e.status(), e.field(), e.getMessage());
        e.members().forEach(problem::setProperty);
        return answer(e, problem, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(SearchUnavailableException e, WebRequest request) {
        return unavailable(e, "elasticsearch: no answer", request);
    }

    /** The archive's seams throw it when the archive cannot be reached. */
    @ExceptionHandler
    ResponseEntity<Object> handle(UncheckedIOException e, WebRequest request) {
        return unavailable(e, "archive: no answer", request);
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(ServiceUnavailableException e, WebRequest request) {
        return unavailable(e, e.getMessage(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(DamagedArchiveException e, WebRequest request) {
        log.error("{} {}", request.getDescription(false), e.getMessage());
        return answer(e, ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR, e.getMessage()), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return switch (e.getCause()) {
            case UnrecognizedPropertyException unknown ->
                answer(e, badRequest(unknown.getPropertyName(), unknown(unknown)), request);
            case JacksonException invalid
            when !path(invalid).isEmpty() ->
                answer(
                        e,
                        badRequest(
                                path(invalid),
                                path(invalid) + ": of the wrong type (expected: " + typeOf(invalid) + ')'),
                        request);
            case null, default ->
                answer(
                        e,
                        ProblemDetail.forStatusAndDetail(
                                HttpStatus.BAD_REQUEST, "body: unreadable (expected: a JSON object)"),
                        request);
        };
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = e.getParameterName();
        return answer(e, badRequest(field, field + ": missing (expected: a value)"), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = e instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Objects.requireNonNullElse(e.getPropertyName(), "request");
        String detail = field + ": " + e.getValue() + " (expected: " + expected(e.getRequiredType()) + ')';
        return answer(e, badRequest(field, detail), request);
    }

    private ResponseEntity<Object> unavailable(Exception e, String detail, WebRequest request) {
        log.warn("{} {}: {}", request.getDescription(false), detail, e.toString());
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail);
        return Objects.requireNonNull(
                handleExceptionInternal(e, problem, headers, HttpStatus.SERVICE_UNAVAILABLE, request));
    }

    private ResponseEntity<Object> answer(Exception e, ProblemDetail problem, WebRequest request) {
        HttpStatusCode status = HttpStatusCode.valueOf(problem.getStatus());
        return Objects.requireNonNull(handleExceptionInternal(e, problem, new HttpHeaders(), status, request));
    }

    private static ProblemDetail badRequest(String field, String detail) {
        return problem(HttpStatus.BAD_REQUEST, field, detail);
    }

    private static ProblemDetail problem(HttpStatus status, String field, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("field", field);
        return problem;
    }

    private static String unknown(UnrecognizedPropertyException e) {
        List<String> known = Objects.requireNonNullElse(e.getKnownPropertyIds(), List.of()).stream()
                .map(String::valueOf)
                .sorted()
                .toList();
        return e.getPropertyName() + ": unknown field (expected: one of " + String.join(", ", known) + ')';
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
    }

    private static String typeOf(JacksonException e) {
        Class<?> type = e instanceof MismatchedInputException mismatched ? mismatched.getTargetType() : null;
        if (type == null || type == String.class) {
            return "text";
        }
        return Number.class.isAssignableFrom(type) ? "a whole number" : "an object";
    }

    private static String expected(@Nullable Class<?> type) {
        if (type != null && type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        return type == null ? "another value" : type.getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
