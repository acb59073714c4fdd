package couplinglab.partner.web;

import couplinglab.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** In the place of {@code /imports} where there is no S3: says so, and where there is one. */
@RestController
@ConditionalOnProperty(name = "partner.imports.enabled", havingValue = "false", matchIfMissing = true)
class NoImportsController {
    private static final Logger LOG = LoggerFactory.getLogger(NoImportsController.class);
    private static final String WHY =
            "Nothing is imported here: the embedded cloud has no S3. \"docker compose --profile"
                    + " partners up -d --wait\" runs the lab on LocalStack, which has one.";

    NoImportsController() {
        LOG.info(WHY);
    }

    @GetMapping({"/imports", "/imports/{id}"})
    ResponseEntity<ProblemDetail> none() {
        return ResponseEntity.status(HttpStatus.NOT_FOUND).body(Problem.of(HttpStatus.NOT_FOUND, "no-imports", WHY));
    }
}
