package couplinglab.controlroom.traffic;

import couplinglab.contracts.OrderContent;
import couplinglab.contracts.OrderLine;
import couplinglab.contracts.Price;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Valid orders of a small tea shop, the same sequence for the same seed. One in eight or so is worth 1,000 or more,
 * and one in three leaves the country, so that content-based routing has something to route. Not thread-safe.
 */
public final class RandomOrders implements Supplier<OrderContent> {
    private static final List<String> CUSTOMERS =
            List.of("ada", "alan", "barbara", "dennis", "edsger", "frances", "grace", "ken", "leslie", "margaret");
    private static final List<String> DESTINATIONS = List.of("US", "US", "US", "US", "US", "US", "DE", "JP", "BR");
    private static final List<String> SKUS = List.of("TEA-1", "TEA-2", "POT-1", "CUP-4", "SCONE-12");

    private final SplittableRandom random;

    public RandomOrders(long seed) {
        this.random = new SplittableRandom(seed);
    }

    @Override
    public OrderContent get() {
        int pieces = random.nextInt(8) == 0 ? 500 : 5;
        var lines = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(line -> line(pieces))
                .toList();
        return new OrderContent(any(CUSTOMERS), any(DESTINATIONS), lines);
    }

    private OrderLine line(int pieces) {
        var price = Price.parse((2 + random.nextInt(40)) + (random.nextBoolean() ? ".50" : ".00"));
        return new OrderLine(any(SKUS), pieces + random.nextInt(pieces), price);
    }

    private String any(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }
}
