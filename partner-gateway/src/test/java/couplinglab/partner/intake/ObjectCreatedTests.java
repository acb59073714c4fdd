package couplinglab.partner.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import couplinglab.contracts.MalformedMessage;
import couplinglab.partner.importing.StoredObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectCreatedTests {
    /** From https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html, but for the names. */
    private static final String DETAIL = """
            {"version": "0", "bucket": {"name": "order-imports"},
             "object": {"key": "today/new orders.csv", "size": 5, "etag": "b57f9512698f4b09e608f4f2a65852e5",
                        "version-id": "IYV3p45BT0ac8hjHg1houSdS1a.Mro8e", "sequencer": "00617F08299329D189"},
             "request-id": "N4N7GDK58NMKJ12R", "requester": "123456789012", "source-ip-address": "1.2.3.4",
             "reason": "PutObject"}""";

    @Test
    void readsWhatS3SaysOfAnObject() throws MalformedMessage {
        assertThat(ObjectCreated.read(DETAIL))
                .isEqualTo(new StoredObject(
                        "order-imports",
                        "today/new orders.csv",
                        "IYV3p45BT0ac8hjHg1houSdS1a.Mro8e",
                        "b57f9512698f4b09e608f4f2a65852e5"));
    }

    @Test
    void goesByTheContentWhereTheBucketKeepsNoVersions() throws MalformedMessage {
        assertThat(ObjectCreated.read(DETAIL.replace("version-id", "no-version"))
                        .versionId())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order-imports  | payroll                  | bucket.name",
                "\"key\"        | \"name\"                 | object.key",
                "today          | to\\u0000day             | object.key",
                "\"etag\"       | \"tag\"                  | object.etag",
                "b57f9512       | b57f\\\"9512             | object.etag",
                "IYV3p45        | IYV3\\r\\np45            | object.version-id",
            })
    void saysWhatIsWrong(String right, String wrong, String field) {
        assertThatExceptionOfType(MalformedMessage.class)
                .isThrownBy(() -> ObjectCreated.read(DETAIL.replace(right, wrong)))
                .withMessageStartingWith(field + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "[]", "null", "{}", "{\"object\":7}"})
    void refusesWhatAnnouncesNothing(String body) {
        assertThatExceptionOfType(MalformedMessage.class).isThrownBy(() -> ObjectCreated.read(body));
    }
}
