package couplinglab.partner.carrier;

import static couplinglab.partner.carrier.Signatures.Verdict.BAD;
import static couplinglab.partner.carrier.Signatures.Verdict.STALE;
import static couplinglab.partner.carrier.Signatures.Verdict.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The proofs were made by openssl: {@code printf '%s.%s' "$T" "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -r}. */
class SignaturesTests {
    private static final String SECRET = "the-secret-of-a-carrier-in-a-test";
    private static final String FORMER = "the-former-secret-of-this-carrier";
    private static final long SIGNED = 1764000000;
    private static final byte[] BODY = bytes("{\"id\":\"evt-1\",\"type\":\"delivered\"}");
    private static final String PROOF = "c8770f79a6bfee2fa5f7b0acb3243951b8ce8b83b8a748b827fe895f82dd7add";
    private static final String FORMER_PROOF = "78a3e06a15722673495226f260838ff4bf5f318538827716311244bb1d2e6bcb";
    private static final String OTHER_PROOF = "0".repeat(64);

    @Test
    void knowsTheCarrierByItsProof() {
        assertThat(judge("t=1764000000,v1=" + PROOF)).isEqualTo(VALID);
    }

    @Test
    void takesAnyOfSeveralProofsInAnyOrder() {
        assertThat(judge("v1=" + OTHER_PROOF + ", v1=" + PROOF + ", t=1764000000"))
                .isEqualTo(VALID);
        assertThat(judge("t=1764000000,v1=" + PROOF + ",v1=" + OTHER_PROOF)).isEqualTo(VALID);
    }

    @Test
    void knowsTheCarrierByTheFormerSecretWhileItChanges() {
        assertThat(judge("t=1764000000,v1=" + FORMER_PROOF)).isEqualTo(BAD);
        assertThat(signatures(SIGNED, SECRET, FORMER).judge("t=1764000000,v1=" + FORMER_PROOF, BODY))
                .isEqualTo(VALID);
        assertThat(signatures(SIGNED, SECRET, FORMER).judge("t=1764000000,v1=" + PROOF, BODY))
                .isEqualTo(VALID);
    }

    @Test
    void leavesOutWhatItDoesNotKnow() {
        assertThat(judge("t=1764000000,v0=abc,v1=" + PROOF + ",v2=xyz")).isEqualTo(VALID);
    }

    @Test
    void refusesAnotherBody() {
        var oneSpaceMore = bytes(new String(BODY, StandardCharsets.UTF_8) + " ");
        assertThat(signatures(SIGNED, SECRET).judge("t=1764000000,v1=" + PROOF, oneSpaceMore))
                .isEqualTo(BAD);
    }

    @Test
    void refusesAnotherTimeThanTheOneThatWasSigned() {
        assertThat(judge("t=1764000001,v1=" + PROOF)).isEqualTo(BAD);
        assertThat(judge("t=01764000000,v1=" + PROOF)).isEqualTo(BAD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing of the kind",
                "t=1764000000",
                "v1=" + PROOF,
                "t=,v1=" + PROOF,
                "t=now,v1=" + PROOF,
                "t=-1764000000,v1=" + PROOF,
                "t=99999999999999999999,v1=" + PROOF,
                "t=1764000000,t=1764000000,v1=" + PROOF,
                "t=1764000000,v1=",
                "t=1764000000,v1=C8770F79A6BFEE2FA5F7B0ACB3243951B8CE8B83B8A748B827FE895F82DD7ADD",
                "t=1764000000,v1=" + PROOF + "00",
                "t=1764000000 v1=" + PROOF,
            })
    void refusesWhatIsNoSignature(String header) {
        assertThat(judge(header)).isEqualTo(BAD);
    }

    @Test
    void refusesARequestWithoutASignature() {
        assertThat(signatures(SIGNED, SECRET).judge(null, BODY)).isEqualTo(BAD);
    }

    @ParameterizedTest
    @CsvSource({"-301, STALE", "-300, VALID", "300, VALID", "301, STALE"})
    void refusesWhatWasSignedTooLongAgoOrTooFarAhead(long later, Signatures.Verdict verdict) {
        assertThat(signatures(SIGNED + later, SECRET).judge("t=1764000000,v1=" + PROOF, BODY))
                .isEqualTo(verdict);
    }

    @Test
    void saysThatATimeIsStaleToNobodyWhoCanNotSign() {
        assertThat(signatures(SIGNED + 1000, SECRET).judge("t=1764000000,v1=" + OTHER_PROOF, BODY))
                .isEqualTo(BAD);
        assertThat(signatures(SIGNED + 1000, SECRET).judge("t=1764000000,v1=" + PROOF, BODY))
                .isEqualTo(STALE);
    }

    private static Signatures.Verdict judge(String header) {
        return signatures(SIGNED, SECRET).judge(header, BODY);
    }

    private static Signatures signatures(long now, String... secrets) {
        var clock = Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC);
        return new Signatures(new CarrierProperties(List.of(secrets)), clock);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
