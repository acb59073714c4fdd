package couplinglab.chaos;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes the chaos documents with the main port's mapper, whose strictness the management port's own lacks.
 * Thread-safe.
 */
final class ChaosBodies {
    private final JsonMapper mapper;

    ChaosBodies(JsonMapper mapper) {
        this.mapper = mapper;
    }

    byte[] write(ChaosState state) {
        return mapper.writeValueAsBytes(state);
    }

    <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
        // Not by Spring: for a form's content type, which curl sends by default, it would rebuild the body from
        // parameters.
        var body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            var read = mapper.readValue(body.isBlank() ? "{}" : body, type);
            if (read != null) {
                return read;
            }
        } catch (JacksonException unreadable) {
            throw unreadable("The body can't be read", unreadable, request);
        }
        throw unreadable("The body is null", null, request);
    }

    private static HttpMessageNotReadableException unreadable(
            String message, @Nullable Throwable cause, HttpServletRequest request) {
        return new HttpMessageNotReadableException(message, cause, new ServletServerHttpRequest(request));
    }
}
