package couplinglab.partner;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.json.JsonMapper;

/** With the embedded cloud, which has no S3. */
class WebhookOnLocalCloudTests extends WebhookContract {
    private static final LocalCloud CLOUD = LocalCloud.start(CloudSettings.inMemory());

    @Autowired
    ApplicationContext context;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("spring.cloud.aws.sqs.endpoint", CLOUD::sqsEndpoint);
        properties.add("spring.cloud.aws.eventbridge.endpoint", CLOUD::eventsEndpoint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/imports", "/imports/0123"})
    void saysWhyNothingIsImportedAndWhatToDo(String path) throws Exception {
        var answer = Gateway.send(Gateway.request(port, path));

        assertThat(answer.statusCode()).isEqualTo(404);
        var problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.get("type").asString()).isEqualTo("urn:coupling-lab:problem:no-imports");
        assertThat(problem.get("detail").asString())
                .contains("the embedded cloud has no S3")
                .contains("docker compose --profile partners up");
    }

    @Test
    void makesNoClientForAnS3ThatIsNotThere() {
        assertThat(context.getBeanNamesForType(S3Client.class)).isEmpty();
    }
}
