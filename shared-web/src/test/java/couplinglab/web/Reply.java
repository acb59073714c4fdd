package couplinglab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a door answered. */
record Reply(HttpResponse<String> http) {

    int status() {
        return http.statusCode();
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(http.body());
    }

    String text(String field) {
        return json().path(field).asString("");
    }

    /** A problem document of this status and type, with a sentence for the caller and nothing of our inside. */
    Reply isProblem(int status, String type) {
        assertThat(http.body()).as("the body of a %s", status()).startsWith("{");
        assertThat(http.statusCode()).as(http.body()).isEqualTo(status);
        assertThat(http.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json().path("status").asInt()).isEqualTo(status);
        assertThat(text("type")).isEqualTo("urn:coupling-lab:problem:" + type);
        assertThat(text("detail")).isNotBlank();
        assertThat(http.body())
                .doesNotContain("Exception", "\tat ", "trace", "couplinglab.", "java.", "springframework", "secret")
                .doesNotContain("jackson", "Jackson", "ArrayList", "BigDecimal", "OrderLine", "Integer");
        return this;
    }

    Reply names(String field) {
        assertThat(text("field")).as(http.body()).isEqualTo(field);
        assertThat(text("detail")).startsWith(field + " ");
        return this;
    }
}
