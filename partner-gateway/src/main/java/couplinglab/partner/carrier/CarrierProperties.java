package couplinglab.partner.carrier;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the carrier is known by. Nothing that this record says of itself has a secret in it.
 *
 * @param secrets those that the carrier may sign with: the present one, and a former one while it changes
 */
@ConfigurationProperties("partner.carrier")
record CarrierProperties(@DefaultValue List<String> secrets) {
    /** As many characters of hexadecimal digits have 128 bits, less than which nobody should rely on. */
    static final int SHORTEST = 32;

    CarrierProperties {
        if (secrets.isEmpty()) {
            throw new CarrierSecretsUnusable("There is no secret to know the carrier's webhooks by");
        }
        if (secrets.stream().anyMatch(secret -> secret.length() < SHORTEST)) {
            throw new CarrierSecretsUnusable("A secret to know the carrier's webhooks by is too short");
        }
        secrets = List.copyOf(secrets);
    }

    @Override
    public String toString() {
        return "CarrierProperties[" + secrets.size() + " secrets]";
    }
}
