package couplinglab.controlroom.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.OrderContent;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomOrdersTests {
    @Test
    void areTheSameForTheSameSeed() {
        assertThat(orders(1)).isEqualTo(orders(1)).isNotEqualTo(orders(2));
    }

    @Test
    void giveContentBasedRoutingSomethingToRoute() {
        assertThat(orders(1))
                .anyMatch(order -> order.total().compareTo(BigDecimal.valueOf(1000)) >= 0)
                .anyMatch(order -> order.total().compareTo(BigDecimal.valueOf(1000)) < 0)
                .anyMatch(order -> order.destination().equals("US"))
                .anyMatch(order -> !order.destination().equals("US"));
    }

    private static List<OrderContent> orders(long seed) {
        return Stream.generate(new RandomOrders(seed)).limit(100).toList();
    }
}
