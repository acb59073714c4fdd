package couplinglab.partner.carrier;

import couplinglab.partner.bus.BusUnavailable;
import couplinglab.partner.bus.PartnerBus;
import couplinglab.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

/**
 * {@code POST /webhooks/carrier}: takes what the carrier reports, and answers 202 once it is on the bus. What is not
 * answered so the carrier sends again, and it may send the same twice and in any order: each of them goes on the bus, at
 * least once and in no order. Who listens there has to bear it; nothing is remembered here.
 */
@RestController
class CarrierController {
    static final String SIGNATURE = "Carrier-Signature";
    private static final Logger LOG = LoggerFactory.getLogger(CarrierController.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Signatures signatures;
    private final PartnerBus bus;
    private final CarrierCounts counts;

    CarrierController(Signatures signatures, PartnerBus bus, CarrierCounts counts) {
        this.signatures = signatures;
        this.bus = bus;
        this.counts = counts;
    }

    /** What became of a report: {@code on-the-bus}, or {@code ignored} where it is of a type that nobody wants. */
    record Receipt(String outcome) {}

    @PostMapping(path = "/webhooks/carrier", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> receive(
            @RequestHeader(name = SIGNATURE, required = false) @Nullable String signature,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest request) {
        var bytes = body == null ? new byte[0] : body;
        return switch (signatures.judge(signature, bytes)) {
            case VALID -> receive(bytes, request);
            case STALE ->
                refused(
                        "stale",
                        "The signature is more than " + Signatures.TOLERANCE_SECONDS
                                + " s old, or ahead. Sign each attempt anew, by a clock that is right.");
            case BAD ->
                refused(
                        "bad-signature",
                        "The request is not signed as the carrier signs. Send the header " + SIGNATURE
                                + ": t=<unix seconds>,v1=<lower-case hex of HMAC-SHA256 over t, a dot and the body>, by the secret"
                                + " that was agreed upon.");
        };
    }

    private ResponseEntity<?> receive(byte[] body, HttpServletRequest request) {
        try {
            var delivered = CarrierEvent.read(body);
            if (delivered.isPresent()) {
                bus.put(delivered.get());
            }
            return accepted(delivered.isPresent() ? "on-the-bus" : "ignored");
        } catch (JacksonException unreadable) {
            throw new HttpMessageNotReadableException(
                    "The body can't be read", unreadable, new ServletServerHttpRequest(request));
        } catch (BusUnavailable unavailable) {
            LOG.warn("Refused with 503, to be sent again: {}", unavailable.getMessage());
            counts.count("bus-unavailable");
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .body(Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "bus-unavailable",
                            "The bus did not take the event. Send it again."));
        }
    }

    private ResponseEntity<?> accepted(String outcome) {
        counts.count(outcome);
        return ResponseEntity.accepted().body(new Receipt(outcome));
    }

    private ResponseEntity<?> refused(String outcome, String detail) {
        counts.count(outcome);
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, SIGNATURE)
                .body(Problem.of(HttpStatus.UNAUTHORIZED, "carrier-signature", detail));
    }
}
