package couplinglab.cloud.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.cloud.wire.AwsError;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicRouterTests {
    private static final String ABROAD = "{\"destination\":[{\"anything-but\":\"US\"}]}";

    @Test
    void copiesToEachSubscriptionThatTakesTheMessage() {
        var router = TopicRouter.of(List.of(
                new TopicRouter.Route("all", null, null), new TopicRouter.Route("abroad", ABROAD, "MessageBody")));

        assertThat(router.targetsOf("{\"destination\":\"US\"}")).containsExactly("all");
        assertThat(router.targetsOf("{\"destination\":\"DE\"}")).containsExactly("abroad", "all");
    }

    @Test
    void looksAtAttributesUnlessThePolicySaysOtherwise() {
        var router = TopicRouter.of(List.of(
                new TopicRouter.Route("abroad", ABROAD, null),
                new TopicRouter.Route("without", "{\"destination\":[{\"exists\":false}]}", "MessageAttributes")));

        assertThat(router.targetsOf("{\"destination\":\"DE\"}")).isEmpty();
    }

    @Test
    void refusesWhatIsNoPolicy() {
        var routes = List.of(new TopicRouter.Route("q", "[]", null));

        assertThatThrownBy(() -> TopicRouter.of(routes)).isInstanceOf(AwsError.class);
    }
}
