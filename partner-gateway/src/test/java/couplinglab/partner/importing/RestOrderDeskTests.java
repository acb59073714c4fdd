package couplinglab.partner.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import couplinglab.contracts.OrderContent;
import couplinglab.contracts.OrderLine;
import couplinglab.contracts.Price;
import couplinglab.partner.OrderServiceStandIn;
import couplinglab.partner.OrderServiceStandIn.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestOrderDeskTests {
    private static final OrderContent ORDER =
            new OrderContent("Zoë", "US", List.of(new OrderLine("TEA-1", 2, Price.parse("4.5"))));

    private final OrderServiceStandIn service = new OrderServiceStandIn();
    private final OrderDesk desk = new RestOrderDesk(service.address(), Duration.ofMinutes(1));

    @AfterEach
    void end() {
        service.close();
    }

    @Test
    void placesAnOrderUnderItsKey() throws Unavailable {
        assertThat(desk.place(ORDER, "import-1-2")).isEqualTo(placed("import-1-2"));

        assertThat(service.orders().get("import-1-2"))
                .hasToString("{\"customer\":\"Zoë\",\"destination\":\"US\","
                        + "\"lines\":[{\"sku\":\"TEA-1\",\"quantity\":2,\"unitPrice\":\"4.50\"}]}");
    }

    @Test
    void takesAnOrderThatIsFulfilledAtOnceForPlaced() throws Unavailable {
        service.answerAll(new Answer(201, "{\"orderId\":\"" + OrderServiceStandIn.idOf("key") + "\"}"));

        assertThat(desk.place(ORDER, "key")).isEqualTo(placed("key"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422, 424})
    void saysWhyAnOrderIsRefusedForWhatItIs(int status) throws Unavailable {
        service.answerAll(new Answer(status, "{\"detail\":\"Too much tea.\",\"field\":\"lines\"}"));

        assertThat(desk.place(ORDER, "key")).isEqualTo(new Placement.Refused("Too much tea."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "500 | {\"detail\":\"broken\"}",
                "502 | {\"detail\":\"unknown\"}",
                "503 | {\"detail\":\"later\"}",
                "504 | {\"detail\":\"unknown\"}",
                "409 | {\"detail\":\"under way\"}",
                "429 | {\"detail\":\"too many\"}",
                "421 | {\"detail\":\"not my name\"}",
                "404 | {\"detail\":\"no orders here\"}",
                "301 | moved",
                "200 | {\"orderId\":\"other\"}",
                "202 | {\"orderId\":",
                "202 | {}",
                "422 | teapot",
            })
    void asksToBeAskedAgainWhereThatSaysNothingOfTheOrder(int status, String body) {
        service.answerAll(new Answer(status, body));

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> desk.place(ORDER, "key"));
        assertThat(service.asked()).hasSize(1);
    }

    @Test
    void asksToBeAskedAgainWhereNobodyAnswers() {
        service.close();

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> desk.place(ORDER, "key"))
                .withMessageContaining("does not answer");
    }

    private static Placement placed(String key) {
        return new Placement.Placed(OrderServiceStandIn.idOf(key));
    }
}
