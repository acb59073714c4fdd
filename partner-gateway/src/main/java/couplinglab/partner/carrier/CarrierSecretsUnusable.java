package couplinglab.partner.carrier;

/** There is no secret to know the carrier by, or one that is too short to be one. It never says the secret itself. */
final class CarrierSecretsUnusable extends RuntimeException {
    CarrierSecretsUnusable(String message) {
        super(message);
    }
}
