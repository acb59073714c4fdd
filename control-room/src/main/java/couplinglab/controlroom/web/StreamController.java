package couplinglab.controlroom.web;

import couplinglab.web.BadParameter;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The stream, to one reader a request. The request's own thread writes, so that a slow reader holds up nobody else. */
@RestController
class StreamController {
    private static final Logger LOG = LoggerFactory.getLogger(StreamController.class);
    private static final byte[] RECONNECT = "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);

    private final Stream stream;

    StreamController(Stream stream) {
        this.stream = stream;
    }

    @GetMapping("/api/stream")
    @Operation(summary = "Server-Sent Events: snapshot five times a second, order at every change of an order")
    void stream(
            @RequestHeader(value = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response)
            throws InterruptedException {
        try (var reader = stream.subscribe(idOf(lastEventId))) {
            response.setContentType("text/event-stream");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "no-store");
            var target = response.getOutputStream();
            target.write(RECONNECT);
            target.flush();
            reader.writeTo(target);
        } catch (IOException gone) {
            LOG.debug("A reader of the stream is gone", gone);
        }
    }

    private static long idOf(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return 0;
        }
        if (!lastEventId.matches("[0-9]{1,18}")) {
            throw new BadParameter("Last-Event-ID", "must be the id of an event of this stream");
        }
        return Long.parseLong(lastEventId);
    }
}
