package couplinglab.chaos;

import couplinglab.contracts.ContractViolation;
import couplinglab.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The faults over HTTP, the same on the main and on the management port. Bodies are read whatever content type they
 * come with, so that {@code curl -d} works as it is typed.
 */
@RestController
@RequestMapping("/chaos")
final class ChaosController {
    private final Chaos chaos;
    private final ChaosBodies bodies;

    ChaosController(Chaos chaos, ChaosBodies bodies) {
        this.chaos = chaos;
        this.bodies = bodies;
    }

    @GetMapping
    ChaosState state() {
        return chaos.state();
    }

    @DeleteMapping
    ChaosState calm() {
        return chaos.calm();
    }

    @PostMapping("/freeze")
    ChaosState freeze() {
        return chaos.freeze();
    }

    @PostMapping("/slow")
    ChaosState slow(HttpServletRequest request) throws IOException {
        chaos.require(Fault.SLOW);
        return chaos.slow(bodies.read(request, Slow.class));
    }

    @PostMapping("/fail")
    ChaosState fail(HttpServletRequest request) throws IOException {
        chaos.require(Fault.FAIL);
        var percent = bodies.read(request, FailRequest.class).percent();
        if (percent == null) {
            throw new ContractViolation("percent", "is required, a whole number from 0 to 100");
        }
        return chaos.fail(percent);
    }

    @PostMapping("/crash-at")
    ChaosState crashAt(HttpServletRequest request) throws IOException {
        chaos.require(Fault.CRASH_AT);
        var point = bodies.read(request, CrashRequest.class).point();
        return chaos.crashAt(CrashPoint.named(String.valueOf(point)).orElseThrow(chaos::unknownPoint));
    }

    /** The answer is out, to its last byte, before the end of the process is even begun. */
    @PostMapping("/kill")
    void kill(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // A socket that is closed with something unread in it takes back what was just written to it.
        request.getInputStream().readAllBytes();
        var state = bodies.write(chaos.state());
        response.setStatus(HttpStatus.ACCEPTED.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(state.length);
        response.getOutputStream().write(state);
        response.flushBuffer();
        chaos.kill();
    }

    @ExceptionHandler
    ProblemDetail on(UnsupportedFault unsupported) {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT, "unsupported-fault", String.valueOf(unsupported.getMessage()));
    }
}
