package couplinglab.partner.carrier;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Turns the start-up error into a sentence for the person who started the service; before Boot's own, which shows values. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CarrierSecretsUnusableAnalyzer extends AbstractFailureAnalyzer<CarrierSecretsUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CarrierSecretsUnusable unusable) {
        return new FailureAnalysis(
                unusable.getMessage() + ".",
                "Set the environment variable PARTNER_CARRIER_SECRETS to the secret that the carrier signs with, of "
                        + CarrierProperties.SHORTEST
                        + " characters or more (openssl rand -hex 32 makes one). While it changes, to the new and the old one, with"
                        + " a comma between.",
                unusable);
    }
}
